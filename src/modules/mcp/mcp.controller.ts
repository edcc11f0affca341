import { Controller, HttpCode, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Diagnostic, Unmetered } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { closeExchange, openExchange } from './exchange.js';
import { type Caller, McpService } from './mcp.service.js';
import { OriginGuard } from './origin.guard.js';
import { projectOf } from './project.js';

/**
 * The MCP endpoint. It speaks JSON-RPC, whose tools describe themselves, so it is not in the OpenAPI document. The
 * guards neither refuse a suspended workspace nor take a token: McpService does both for each tool, as the REST API
 * does for the call.
 */
@ApiExcludeController()
@Diagnostic()
@Unmetered()
@UseGuards(OriginGuard)
@Controller('mcp')
export class McpController {
  constructor(private readonly mcp: McpService) {}

  @Post()
  @HttpCode(200)
  @RequestBody({ mode: 'bytes' })
  async serve(
    @Req() request: AuthenticatedRequest,
    @Query('names') names: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { ctx, credential } = request as AuthenticatedRequest & Omit<Caller, 'dottedNames'>;
    const caller = { ctx: { ...ctx, project: projectOf(request.headers) }, credential, dottedNames: names === 'dotted' };
    return closeExchange(request, reply, await this.mcp.serve(caller, openExchange(request), request.server.openApi().info));
  }
}
