import { RecentLatencies } from './recent-latencies.js';

const answered = (route: string, status = 200) => ({ method: 'POST', route, status });

describe('the latencies of the last calls', () => {
  it('are none before the first call', () => {
    const none = { calls: 0, p50Ms: null, p95Ms: null };
    expect(new RecentLatencies().read()).toEqual({ store: none, retrieve: none });
  });

  it('are those of successful stores and retrieves', () => {
    const latencies = new RecentLatencies();
    for (let ms = 1; ms <= 100; ms++) latencies.observe(answered('/v1/memory/retrieve'), ms / 1_000);
    latencies.observe(answered('/v1/memory/store'), 0.0123);
    latencies.observe(answered('/v1/memory/store', 429), 9);
    latencies.observe(answered('/v1/memory/store/batch'), 9);
    expect(latencies.read()).toEqual({
      store: { calls: 1, p50Ms: 12.3, p95Ms: 12.3 },
      retrieve: { calls: 100, p50Ms: 50, p95Ms: 95 },
    });
  });

  it('forget what is longer ago than a thousand calls', () => {
    const latencies = new RecentLatencies();
    for (let call = 0; call < 1_500; call++) latencies.observe(answered('/v1/memory/store'), call < 500 ? 5 : 0.01);
    expect(latencies.read().store).toEqual({ calls: 1_000, p50Ms: 10, p95Ms: 10 });
  });
});
