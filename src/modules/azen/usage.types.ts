/** The kinds of call that the usage endpoint counts. */
const COUNTED_CALLS = ['memory_create', 'memory_search'] as const;
export type CountedCall = (typeof COUNTED_CALLS)[number];

/** Number of responses to one kind of call of a workspace on one day (UTC). */
export interface DayCount {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly call: CountedCall;
  readonly successes: number;
  readonly errors: number;
}
