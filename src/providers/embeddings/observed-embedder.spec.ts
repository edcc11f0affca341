import { AppError } from '../../common/app-error.js';
import { MINILM } from './calibration.js';
import type { Embedder } from './embedder.js';
import { ObservedEmbedder } from './observed-embedder.js';

describe('ObservedEmbedder', () => {
  let calls = 0;
  let failure: Error | undefined;
  const answer = async <T>(result: T): Promise<T> => {
    calls++;
    if (failure) throw failure;
    return result;
  };
  const embedder = new ObservedEmbedder({
    model: 'a',
    dimensions: 1,
    calibration: MINILM,
    embed: (texts) => answer(texts.map(() => Float32Array.of(1))),
    embedEach: (texts) => answer(texts.map(() => Float32Array.of(1))),
    embedQuery: () => answer(Float32Array.of(1)),
    warmUp: () => answer(undefined),
    close: async () => {},
  } satisfies Embedder);
  const settled = () => embedder.embed(['a']).catch(() => {});
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('knows for how long calls have failed, and asks again by itself until one succeeds', async () => {
    expect(embedder.failingForMs()).toBe(0);
    failure = new AppError('unavailable');
    await settled();
    jest.advanceTimersByTime(12_000);
    expect(embedder.failingForMs()).toBeGreaterThanOrEqual(12_000);
    await jest.advanceTimersByTimeAsync(1);
    const before = calls;
    failure = undefined;
    expect(embedder.failingForMs()).toBeGreaterThanOrEqual(12_000);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls).toBe(before + 1);
    expect(embedder.failingForMs()).toBe(0);
  });

  it('does not take the fault of one text for an outage', async () => {
    failure = undefined;
    await settled();
    failure = new AppError('validation_failed', { detail: 'too long' });
    await settled();
    jest.advanceTimersByTime(12_000);
    expect(embedder.failingForMs()).toBe(0);
  });
});
