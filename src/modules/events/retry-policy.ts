import { AppError } from '../../common/app-error.js';
import { isUnavailable } from '../../database/unavailable.js';
import type { TurnErrorCode } from './turn.types.js';

/**
 * Maximum number of strikes: attempts that failed through the turn itself, or in which the process died. They take about
 * two minutes in all.
 */
export const MAX_STRIKES = 8;
/** Maximum number of all attempts, which is reached only in an outage of almost three days. */
export const MAX_ATTEMPTS = 4_000;
const FIRST_DELAY_MS = 1_000;
/** Maximum delay: turns continue soon after an outage has ended or a cap was raised. */
const MAX_DELAY_MS = 60_000;

/** The attempts of a turn, including the present one. */
export interface AttemptHistory {
  readonly attempts: number;
  readonly strikes: number;
  /** True if other turns were stored since its previous attempt: then there is no outage. */
  readonly othersWork: boolean;
}

/** The counter of a failed attempt: `strike` if the turn itself failed, `attempt` in an outage, `nothing` without quota. */
export type CountsAs = 'strike' | 'attempt' | 'nothing';

export type Verdict =
  | { readonly retry: false; readonly reason: TurnErrorCode }
  | { readonly retry: true; readonly reason: TurnErrorCode; readonly delayMs: number; readonly countsAs: CountsAs };

/**
 * Decides whether a turn is tried again after `error`, and when. The other turns of its source wait as well, so that they
 * are stored in order; those of other sources do not.
 * @param random 0..1, for the jitter of the delay
 */
export function verdictOn(error: unknown, { attempts, strikes, othersWork }: AttemptHistory, random: number): Verdict {
  const reason = reasonOf(error);
  if (reason === 'pii_rejected' || reason === 'embedding_rejected' || reason === 'operation_not_allowed')
    return { retry: false, reason };
  if (reason === 'plan_limit_reached') return { retry: true, reason, delayMs: quotaDelay(error, random), countsAs: 'nothing' };
  const countsAs = reason === 'unavailable' && !othersWork ? 'attempt' : 'strike';
  if (strikes >= MAX_STRIKES && countsAs === 'strike') return { retry: false, reason };
  if (attempts >= MAX_ATTEMPTS) return { retry: false, reason };
  return { retry: true, reason, delayMs: backoff(countsAs === 'strike' ? strikes : attempts, random), countsAs };
}

/**
 * Returns the delay before the next attempt in milliseconds: exponential up to a minute, with jitter.
 * @param attempt 1 for the first
 * @param random 0..1
 */
export function backoff(attempt: number, random: number): number {
  return withJitter(Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)), random);
}

/** Returns the delay in milliseconds of a source whose workspace is suspended or at its limit. */
export const blockedDelay = (random: number): number => withJitter(MAX_DELAY_MS, random);

/** Returns 50 to 100 % of a delay, so that turns that failed together are not tried again together. */
const withJitter = (delayMs: number, random: number) => Math.round(delayMs * (0.5 + random / 2));

/** Returns the time until the workspace has quota again, or {@link blockedDelay} if that is shorter. */
function quotaDelay(error: unknown, random: number): number {
  const { retryAfterSeconds = Number.POSITIVE_INFINITY } = (error as AppError).options;
  return Math.max(FIRST_DELAY_MS, Math.min(retryAfterSeconds * 1_000, blockedDelay(random)));
}

function reasonOf(error: unknown): TurnErrorCode {
  if (error instanceof AppError) return error.code;
  return isUnavailable(error) ? 'unavailable' : 'internal_error';
}
