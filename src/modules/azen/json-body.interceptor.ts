import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { AppError } from '../../common/app-error.js';
import { jsonTextOf } from '../../http/body-text.js';

/**
 * Parses a body that is still bytes as JSON, whatever its content type. It is an interceptor because guards run first:
 * a request without a valid key must be refused before its body is read.
 */
@Injectable()
export class JsonBodyInterceptor implements NestInterceptor {
  /** @throws AppError `malformed_body` */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'POST') request.body = parse(request.body as Buffer | null | undefined);
    return next.handle();
  }
}

function parse(bytes: Buffer | null | undefined): unknown {
  const text = bytes?.length ? jsonTextOf(bytes) : undefined;
  if (text === undefined) throw new AppError('malformed_body');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed_body', { cause });
  }
}
