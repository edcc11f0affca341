import type { TemporalType } from '../../../database/entities/memory-content.js';

/** Whether a fact ends by itself, and when. */
export interface Temporal {
  readonly type: TemporalType;
  /** The phrase that dated it, or the first 120 characters of the text. */
  readonly rawText: string;
  /** Last moment of the fact; null for a persistent one. */
  readonly validUntil: Date | null;
}

const RAW_TEXT_CODE_POINTS = 120;
const RECURRING = /\b(?:every|each|daily|weekly|monthly|yearly|always|usually)\b/i;
const DATED = /\b(?:(today|tonight)|(tomorrow)|(?:until|by|on|due)\s(\d{4}-\d{2}-\d{2}))\b/i;
const DAY_MS = 86_400_000;

/** Reads "today", "tomorrow" and "until|by|on|due 2026-12-01" in UTC; past and recurring dates are persistent. */
export function temporalOf(text: string, now: Date): Temporal {
  const match = RECURRING.test(text) ? null : DATED.exec(text);
  const validUntil = match && endOfDay(match, now);
  if (!match || !validUntil || validUntil <= now)
    return {
      type: 'persistent',
      rawText: [...text.slice(0, 2 * RAW_TEXT_CODE_POINTS)].slice(0, RAW_TEXT_CODE_POINTS).join(''),
      validUntil: null,
    };
  return { type: 'temporal', rawText: match[0], validUntil };
}

/** 23:59:59 of the named day. */
function endOfDay([, today, tomorrow, date]: RegExpExecArray, now: Date): Date | null {
  const day = date ? Date.parse(`${date}T00:00:00Z`) : Math.floor(now.getTime() / DAY_MS) * DAY_MS + (tomorrow ? DAY_MS : 0);
  return Number.isNaN(day) || (!today && !tomorrow && !date) ? null : new Date(day + DAY_MS - 1000);
}
