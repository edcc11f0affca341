import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Diagnostic, Unmetered } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { exchange } from './exchange.js';
import { type Caller, McpService } from './mcp.service.js';
import { OriginGuard } from './origin.guard.js';

/** JSON-RPC, which describes itself: no part of the OpenAPI document. Each tool asks for state and tokens as its REST call does. */
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
