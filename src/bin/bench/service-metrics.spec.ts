import { delayP99Between, parseServiceMetrics } from './service-metrics.js';

const exposition = (...counts: number[]) => `# TYPE mnemonest_event_loop_delay_seconds histogram
mnemonest_event_loop_delay_seconds_bucket{le="0.001"} ${counts[0]}
mnemonest_event_loop_delay_seconds_bucket{le="0.02"} ${counts[1]}
mnemonest_event_loop_delay_seconds_bucket{le="+Inf"} ${counts[2]}
process_resident_memory_bytes 1024
`;

describe('The service metrics', () => {
  it('are parsed from the text format of Prometheus', () => {
    const { rssBytes, delays } = parseServiceMetrics(exposition(1, 2, 3));
    expect(rssBytes).toBe(1024);
    expect([...delays]).toEqual([
      [0.001, 1],
      [0.02, 2],
      [Number.POSITIVE_INFINITY, 3],
    ]);
  });

  it.each([
    ['nearly all short', [1000, 1000, 1000], [1990, 2000, 2000], 1],
    ['two of a hundred longer', [0, 0, 0], [98, 100, 100], 20],
    ['two of a hundred beyond all buckets', [50, 50, 50], [148, 148, 150], Number.POSITIVE_INFINITY],
  ])('give the 99th percentile of the delays of an interval: %s', (_name, before, after, expected) => {
    expect(delayP99Between(parseServiceMetrics(exposition(...before)), parseServiceMetrics(exposition(...after)))).toBe(expected);
  });
});
