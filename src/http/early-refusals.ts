import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { AppError } from '../common/app-error.js';
import { BODY_LIMIT } from './body.js';
import { answerTo } from './error-catalogue.js';
import { sendError } from './reply.js';

/** Returns why a call is refused; undefined when such calls are no longer. */
export type Refusal = (request: FastifyRequest) => AppError | undefined;

const MAX_ENTRIES = 1_000;
/** Answers that are sent before the event loop turns to the calls that are worked on. */
const ANSWERS_PER_TURN = 8;

/**
 * Refuses calls by their first lines, like others of the same caller to the same route that were refused a moment ago: their
 * bodies are not parsed and no guard is asked. An overload consists of such calls, and what they cost, the calls that are worked
 * on wait.
 */
export class EarlyRefusals {
  private readonly refusals: LRUCache<string, Refusal>;
  private readonly answers: (() => void)[] = [];

  /** @param ttlMs After this time, a call is looked at in full again: its key may have been revoked meanwhile. */
  constructor(ttlMs = 3_000) {
    this.refusals = new LRUCache<string, Refusal>({ max: MAX_ENTRIES, ttl: ttlMs });
  }

  /** Refuses the next calls like this one, until `refusal` returns nothing. */
  add(request: FastifyRequest, refusal: Refusal): void {
    const call = callOf(request);
    if (call !== undefined) this.refusals.set(call, refusal);
  }

  /** An `onRequest` hook. */
  readonly refuse = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const call = this.refusals.size ? callOf(request) : undefined;
    const error = call === undefined ? undefined : this.refusals.get(call)?.(request);
    if (!error) {
      done();
      return;
    }
    const answer = () => sendError(reply, request.server.errorForms.apply(request.url, answerTo(error), error));
    // The connection is kept for the next call, so the body has to be out of the way.
    request.raw.once('end', () => this.answerSoon(answer));
    request.raw.resume();
  };

  private answerSoon(answer: () => void): void {
    if (this.answers.push(answer) === 1) setImmediate(this.sendSome);
  }

  private readonly sendSome = (): void => {
    for (const answer of this.answers.splice(0, ANSWERS_PER_TURN)) answer();
    if (this.answers.length) setImmediate(this.sendSome);
  };
}

/** Returns what calls of one caller to one route have in common; undefined if there is no key, or a body to be refused itself. */
function callOf({ method, routeOptions: { url }, raw: { headers } }: FastifyRequest): string | undefined {
  const key = credentialsIn(headers);
  const isSmall = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= BODY_LIMIT;
  return key && url && isSmall ? `${method} ${url} ${key}` : undefined;
}

/** Returns what a call shows of its caller, read from no more than its first lines; empty if there is nothing. */
export const credentialsIn = ({ authorization, 'x-api-key': apiKey, 'azen-api-key': azenKey }: IncomingHttpHeaders): string =>
  `${authorization ?? ''} ${String(apiKey ?? '')} ${String(azenKey ?? '')}`.trim();
