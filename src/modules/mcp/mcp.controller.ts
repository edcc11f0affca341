import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Diagnostic, Unmetered } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { exchange } from './exchange.js';
import { type Caller, McpService } from './mcp.service.js';
import { OriginGuard } from './origin.guard.js';

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
  serve(@Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return exchange(request, reply, (web, message) => this.mcp.serve(request as Caller, web, message, request.server.openApi()));
  }
}
