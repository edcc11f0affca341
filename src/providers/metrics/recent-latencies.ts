/** A request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of the route, such as `/v1/memory/:memory_id`; never the path itself, which would be without bound. */
  readonly route: string;
  readonly status: number;
}

/** The calls whose latencies an operator looks at first, by their routes. */
const CALLS = { store: 'POST /v1/memory/store', retrieve: 'POST /v1/memory/retrieve' } as const;
export type TimedCall = keyof typeof CALLS;

/** The number of the last calls of a kind that are remembered. */
const REMEMBERED = 1_000;

/** The time that the last calls of a kind took. Milliseconds are null while there were none. */
export interface Latency {
  readonly calls: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** The latencies of the last successful calls of this process: a histogram since its start would hide what is slow now. */
export class RecentLatencies {
  private readonly seconds: Record<TimedCall, number[]> = { store: [], retrieve: [] };
  private readonly next: Record<TimedCall, number> = { store: 0, retrieve: 0 };

  observe({ method, route, status }: AnsweredRequest, seconds: number): void {
    if (status >= 300) return;
    const call = callOf(`${method} ${route}`);
    if (call === undefined) return;
    this.seconds[call][this.next[call]] = seconds;
    this.next[call] = (this.next[call] + 1) % REMEMBERED;
  }

  /** Returns the latencies of the last 1,000 calls of each kind. */
  read(): Record<TimedCall, Latency> {
    return { store: latencyOf(this.seconds.store), retrieve: latencyOf(this.seconds.retrieve) };
  }
}

const callOf = (request: string): TimedCall | undefined =>
  request === CALLS.store ? 'store' : request === CALLS.retrieve ? 'retrieve' : undefined;

function latencyOf(seconds: readonly number[]): Latency {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number) => milliseconds(sorted[Math.ceil(share * sorted.length) - 1]);
  return { calls: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

const milliseconds = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : Math.round(seconds * 10_000) / 10;
