import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import { render } from '../../common/json/json-render.js';
import { RawJson } from '../../common/json/json-values.js';
import type { RequestContext } from '../../common/request-context.js';
import { Transactions } from '../../database/transactions.js';
import type { StoredAnswer } from './answer.js';
import { AnswerSeal } from './answer-seal.js';
import { IdempotencyService } from './idempotency.service.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { requestHash } from './request-hash.js';

/** Headers that are stored with an answer: they describe the effect, not the single call. */
const STORED_HEADERS = ['etag', 'location', 'last-modified'];
/** The owner of the keys that an operator sends: no workspace has this id. */
const OPERATOR = { workspaceId: 0, boundUserId: undefined };

/** The outcome of a change of an operator. */
const MADE = true;
const ANSWER_LOST =
  'The change with this Idempotency-Key was made, but its answer was lost in a crash: look at what is there, and use another key';

const REPLAYED_HEADER = 'idempotency-replayed';

/** Gives all calls with one Idempotency-Key one effect and one answer. Calls without a key pass. See `@Idempotent()`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly transactions: Transactions,
  ) {}

  /** @throws AppError `validation_failed`, `idempotency_conflict`, and the stored error of the key */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { ctx?: RequestContext }>();
    const key = idempotencyKeyOf(request.headers);
    return key === undefined ? next.handle() : from(this.answer(key, request, http.getResponse<FastifyReply>(), next));
  }

  private async answer(
    key: string,
    request: FastifyRequest & { ctx?: RequestContext },
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const { workspaceId, boundUserId } = request.ctx ?? OPERATOR;
    const seal = request.ctx ? undefined : new AnswerSeal(String(request.headers.authorization));
    const begun = await this.idempotency
      .begin({ workspaceId, key }, requestHash({ ...requestOf(request), boundUserId }))
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'memory_not_found') reply.header(REPLAYED_HEADER, 'true');
        throw error;
      });
    if ('answer' in begun) return replay(begun.answer, reply, seal);
    if (request.ctx) request.ctx = { ...request.ctx, idempotency: begun.record };
    const rendered = await this.idempotency.run(
      begun.claimed,
      async () => {
        const handle = () => lastValueFrom(next.handle(), { defaultValue: undefined });
        const result = request.ctx ? await handle() : await this.changeOnce(begun.record, handle);
        return result === undefined ? null : render(result);
      },
      (body): StoredAnswer => ({ headers: storedHeadersOf(reply), body: seal && body !== null ? seal.seal(body) : body }),
    );
    return bodyOf(rendered);
  }

  /**
   * Makes a change of an operator, and records in its transaction that it is made: the answer comes after the commit.
   * @throws AppError `idempotency_conflict` if an earlier attempt made the change and its process died before it answered
   */
  private async changeOnce(record: IdempotencyRecord, change: () => Promise<unknown>): Promise<unknown> {
    if (record.outcome !== undefined) throw new AppError('idempotency_conflict', { detail: ANSWER_LOST });
    return (await this.transactions.alongside((tx) => record.record(tx, MADE), change)).result;
  }
}

/**
 * Sends a stored answer.
 * @param seal opens the answer to an operator
 * @throws AppError if the answer was an error
 */
function replay(answer: StoredAnswer, reply: FastifyReply, seal: AnswerSeal | undefined): unknown {
  reply.header(REPLAYED_HEADER, 'true');
  if ('code' in answer) throw new AppError(answer.code, answer.options);
  reply.headers(answer.headers);
  return bodyOf(seal && answer.body !== null ? opened(seal, answer.body) : answer.body);
}

/** @throws AppError `idempotency_conflict` for an answer to another admin token: it may show a secret */
function opened(seal: AnswerSeal, sealed: string): string {
  const text = seal.open(sealed);
  if (text === undefined)
    throw new AppError('idempotency_conflict', { detail: 'This Idempotency-Key was used with another admin token' });
  return text;
}

/** Returns the parts of a request that its hash depends on. */
const requestOf = ({ method, url, body }: FastifyRequest) => ({ method, url, body });

const bodyOf = (rendered: string | null): RawJson | undefined => (rendered === null ? undefined : new RawJson(rendered));

const storedHeadersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(STORED_HEADERS.filter((name) => reply.hasHeader(name)).map((name) => [name, String(reply.getHeader(name))]));
