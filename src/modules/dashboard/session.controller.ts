import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../http/auth.decorators.js';
import { DashboardSessions } from './dashboard-sessions.js';
import { SignInRequest } from './session.dto.js';
import type { SessionResponse } from './session.mapper.js';

/** Signs browsers in and out. It is not in the OpenAPI document: a program sends its key with each call instead. */
@ApiExcludeController()
@Public()
@Controller('dashboard/api/session')
export class SessionController {
  constructor(private readonly sessions: DashboardSessions) {}

  @Post()
  @HttpCode(200)
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { token }: SignInRequest,
  ): Promise<SessionResponse> {
    return this.sessions.signIn(request, reply, token);
  }

  @Get()
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionResponse | undefined> {
    return this.sessions.show(request, reply);
  }

  @Delete()
  @HttpCode(204)
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.signOut(request, reply);
  }
}
