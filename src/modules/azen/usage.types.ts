/** The calls that are counted. */
export const COUNTED_CALLS = ['memory_create', 'memory_search'] as const;
export type CountedCall = (typeof COUNTED_CALLS)[number];

/** How often a call of a workspace was answered on one day (UTC). */
export interface DayCount {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly call: CountedCall;
  readonly successes: number;
  readonly errors: number;
}
