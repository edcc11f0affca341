import { type CanActivate, type ExecutionContext, Injectable, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppError } from '../../../src/common/app-error.js';
import { authOf } from '../../../src/http/auth.decorators.js';
import { applyHttp, fastifyOptions } from '../../../src/http/http.js';
import { EchoController, OpenController } from './echo.controller.js';

export const ECHO_KEY = 'mnx_ws_0123456789abcdef';

@Injectable()
class EchoGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (authOf(this.reflector, context) === 'public') return true;
    const request = context.switchToHttp().getRequest();
    const key = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) throw new AppError('missing_credentials');
    if (key !== ECHO_KEY) throw new AppError('invalid_api_key');
    request.ctx = { requestId: request.id };
    return true;
  }
}

@Module({ controllers: [EchoController, OpenController], providers: [{ provide: APP_GUARD, useClass: EchoGuard }] })
class EchoModule {}

/** A service of our HTTP layer alone, which answers with what it has read. */
export async function startEchoApp(port = 0): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(fastifyOptions()), {
    bodyParser: false,
    logger: ['error'],
  });
  applyHttp(app);
  await app.listen(port, '127.0.0.1');
  return app;
}
