import { AppError } from '../../common/app-error.js';
import { isUnavailable } from '../../database/unavailable.js';
import type { TurnErrorCode } from './turn.types.js';

/** Attempts that failed through the turn itself, or in which the process died: more, and it is given up. About two minutes in all. */
export const MAX_STRIKES = 8;
/** Attempts in all, while what is needed is out of order for everybody: almost three days. */
export const MAX_ATTEMPTS = 4_000;
const FIRST_DELAY_MS = 1_000;
/** So that what waits for an outage to end, or for a cap to be raised, goes on soon after. */
const MAX_DELAY_MS = 60_000;

/** How often a turn was tried, this time included. */
export interface Trials {
  readonly attempts: number;
  readonly strikes: number;
  /** Whether other turns were kept since it was tried the last time: then it is not the world that is out of order. */
  readonly othersWork: boolean;
}

/** What a failed attempt counts as: of the turn, of the world, or not at all. */
export type Blame = 'strike' | 'attempt' | 'nothing';

export type Verdict =
  | { readonly retry: false; readonly reason: TurnErrorCode }
  | { readonly retry: true; readonly reason: TurnErrorCode; readonly delayMs: number; readonly blame: Blame };

/**
 * What to do with a turn after `error`. The other turns of its source wait with it, so that their order is kept; those of other sources
 * do not.
 * @param random 0..1
 */
export function verdictOn(error: unknown, { attempts, strikes, othersWork }: Trials, random: number): Verdict {
  const reason = reasonOf(error);
  if (reason === 'pii_rejected') return { retry: false, reason };
  if (reason === 'plan_limit_reached') return { retry: true, reason, delayMs: waitOf(error, random), blame: 'nothing' };
  const blame = reason === 'unavailable' && !othersWork ? 'attempt' : 'strike';
  if (strikes >= MAX_STRIKES && blame === 'strike') return { retry: false, reason };
  if (attempts >= MAX_ATTEMPTS) return { retry: false, reason };
  return { retry: true, reason, delayMs: backoff(blame === 'strike' ? strikes : attempts, random), blame };
}

/** Exponential, and spread over its upper half, so that what failed together does not come back together. */
export function backoff(trial: number, random: number): number {
  return spread(Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (trial - 1)), random);
}

/** While a workspace is suspended, or at its limit. */
export const standstill = (random: number): number => spread(MAX_DELAY_MS, random);

const spread = (delayMs: number, random: number) => Math.round(delayMs * (0.5 + random / 2));

function waitOf(error: unknown, random: number): number {
  const { retryAfterSeconds = Number.POSITIVE_INFINITY } = (error as AppError).options;
  return Math.max(FIRST_DELAY_MS, Math.min(retryAfterSeconds * 1_000, standstill(random)));
}

function reasonOf(error: unknown): TurnErrorCode {
  if (error instanceof AppError) return error.code;
  return isUnavailable(error) ? 'unavailable' : 'internal_error';
}
