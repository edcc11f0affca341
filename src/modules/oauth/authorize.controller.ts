import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import { AuthorizationPages } from './authorization-pages.js';

/** Asks the person in front of the browser. Its callers are browsers, so it is not in the OpenAPI document. */
@ApiExcludeController()
@Public()
@Controller('oauth/authorize')
export class AuthorizeController {
  constructor(private readonly pages: AuthorizationPages) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.pages.ask(request, reply);
  }

  @Post()
  @HttpCode(200)
  @RequestBody({ limit: 16_384 })
  decide(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.pages.decide(request, reply);
  }
}
