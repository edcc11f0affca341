import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AppError } from '../../common/app-error.js';
import { render } from '../../common/json/json-render.js';
import { RawJson } from '../../common/json/json-values.js';
import type { RequestContext } from '../../common/request-context.js';
import type { StoredAnswer } from './answer.js';
import { IdempotencyService } from './idempotency.service.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { requestHash } from './request-hash.js';

/** Headers that are stored with an answer: they describe the effect, not the single call. */
const STORED_HEADERS = ['etag', 'location', 'last-modified'];
const REPLAYED_HEADER = 'idempotency-replayed';

/** Gives all calls with one Idempotency-Key one effect and one answer. Calls without a key pass. See `@Idempotent()`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  /** @throws AppError `validation_failed`, `idempotency_conflict`, and the stored error of the key */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { ctx: RequestContext }>();
    const key = idempotencyKeyOf(request.headers);
    return key === undefined ? next.handle() : from(this.answer(key, request, http.getResponse<FastifyReply>(), next));
  }

  private async answer(
    key: string,
    request: FastifyRequest & { ctx: RequestContext },
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const { workspaceId } = request.ctx;
    const begun = await this.idempotency.begin({ workspaceId, key }, requestHash(request)).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'memory_not_found') reply.header(REPLAYED_HEADER, 'true');
      throw error;
    });
    if ('answer' in begun) return replay(begun.answer, reply);
    request.ctx = { ...request.ctx, idempotency: begun.record };
    const rendered = await this.idempotency.run(
      begun.claimed,
      async () => {
        const result = await lastValueFrom(next.handle(), { defaultValue: undefined });
        return result === undefined ? null : render(result);
      },
      (body): StoredAnswer => ({ headers: storedHeadersOf(reply), body }),
    );
    return bodyOf(rendered);
  }
}

/** Sends a stored answer. @throws AppError if the answer was an error */
function replay(answer: StoredAnswer, reply: FastifyReply): unknown {
  reply.header(REPLAYED_HEADER, 'true');
  if ('code' in answer) throw new AppError(answer.code, answer.options);
  reply.headers(answer.headers);
  return bodyOf(answer.body);
}

const bodyOf = (rendered: string | null): RawJson | undefined => (rendered === null ? undefined : new RawJson(rendered));

const storedHeadersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(STORED_HEADERS.filter((name) => reply.hasHeader(name)).map((name) => [name, String(reply.getHeader(name))]));
