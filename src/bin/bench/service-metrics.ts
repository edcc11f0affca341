/** Metrics of a service process, read from its `/metrics`. */
export interface ServiceMetrics {
  readonly rssBytes: number;
  /** Cumulative counts of the delays of the event loop, by the upper bound of the bucket in seconds. */
  readonly delays: ReadonlyMap<number, number>;
}

const DELAY_BUCKET = /^mnemonest_event_loop_delay_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm;
const RSS = /^process_resident_memory_bytes (\d+)$/m;

export async function readServiceMetrics(url: string): Promise<ServiceMetrics> {
  const response = await fetch(`${url}/metrics`);
  return parseServiceMetrics(await response.text());
}

/** @param exposition in the text format of Prometheus */
export function parseServiceMetrics(exposition: string): ServiceMetrics {
  const buckets = [...exposition.matchAll(DELAY_BUCKET)].map(([, bound, count]): [number, number] => [
    bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound),
    Number(count),
  ]);
  return { rssBytes: Number(RSS.exec(exposition)?.[1]), delays: new Map(buckets) };
}

/** Returns the 99th percentile of the delays between two readings, in milliseconds: the upper bound of its bucket. */
export function delayP99Between(before: ServiceMetrics, after: ServiceMetrics): number {
  const grown = [...after.delays].map(([bound, count]) => ({ bound, count: count - (before.delays.get(bound) ?? 0) }));
  const total = Math.max(...grown.map(({ count }) => count));
  return (grown.find(({ count }) => count >= total * 0.99)?.bound ?? Number.POSITIVE_INFINITY) * 1_000;
}
