import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import { toRegistrationAnswer } from './registration.js';
import { type TokenAnswer, TokenEndpoint } from './token-endpoint.js';

/** The endpoints that clients call by themselves. Their form is that of the RFCs, so they are not in the OpenAPI document. */
@ApiExcludeController()
@Public()
@Controller('oauth')
export class TokenController {
  constructor(private readonly endpoint: TokenEndpoint) {}

  @Post('token')
  @HttpCode(200)
  @RequestBody({ limit: 16_384 })
  token(@Req() request: FastifyRequest): Promise<TokenAnswer> {
    return this.endpoint.token(request);
  }

  @Post('revoke')
  @HttpCode(200)
  @RequestBody({ limit: 16_384 })
  revoke(@Req() request: FastifyRequest): Promise<object> {
    return this.endpoint.revoke(request);
  }

  @Post('register')
  @RequestBody({ limit: 65_536 })
  async register(@Req() request: FastifyRequest): Promise<object> {
    return toRegistrationAnswer(await this.endpoint.register(request));
  }
}
