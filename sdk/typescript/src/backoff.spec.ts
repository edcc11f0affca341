import { retryAfterSeconds, retryDelayMs, sleep } from './backoff.js';
import { ConnectionError, errorFor, TimeoutError } from './errors.js';

const longest = () => 1;
const unavailable = (statusCode: number, retryAfter?: number) =>
  errorFor(statusCode, { ...(retryAfter !== undefined && { retryAfter }) });

describe('retryDelayMs', () => {
  it('doubles the maximum delay up to eight seconds and returns a random delay below it', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 50].map((retries) => retryDelayMs(new ConnectionError('cut'), retries, longest));
    expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
    expect(retryDelayMs(new ConnectionError('cut'), 1, () => 0.25)).toBe(250);
    expect(retryDelayMs(new TimeoutError('late'), 0, () => 0)).toBe(0);
  });

  it('returns a new random delay each time', () => {
    const delays = new Set(Array.from({ length: 20 }, () => retryDelayMs(new ConnectionError('cut'), 4)));
    expect(delays.size).toBeGreaterThan(10);
    for (const delay of delays) expect(delay).toBeLessThanOrEqual(8_000);
  });

  it.each([502, 503, 504])('returns a delay for the status %d', (status) => {
    expect(retryDelayMs(unavailable(status), 0, longest)).toBe(500);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 429, 500, 501])('returns undefined for the status %d', (status) => {
    expect(retryDelayMs(unavailable(status, 1), 1, longest)).toBeUndefined();
  });

  it('returns undefined for an error that is not from the network', () => {
    expect(retryDelayMs(new TypeError('a bug'), 0, longest)).toBeUndefined();
  });

  it('returns at least the Retry-After, and undefined if it is more than half a minute', () => {
    expect(retryDelayMs(unavailable(503, 3), 0, longest)).toBe(3_000);
    expect(retryDelayMs(unavailable(503, 0), 0, longest)).toBe(500);
    expect(retryDelayMs(unavailable(503, 30), 0, longest)).toBe(30_000);
    expect(retryDelayMs(unavailable(503, 31), 0, longest)).toBeUndefined();
  });

  it('retries an idempotency conflict with its own earlier attempt, but not with another request', () => {
    const running = errorFor(409, { body: { code: 'idempotency_conflict' }, retryAfter: 1 });
    expect(retryDelayMs(running, 1, longest)).toBe(1_000);
    expect(retryDelayMs(running, 0, longest)).toBeUndefined();
    expect(retryDelayMs(errorFor(409, { body: { code: 'idempotency_conflict' } }), 1, longest)).toBeUndefined();
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  it.each([
    ['3', 3],
    ['0', 0],
    ['1.5', 1.5],
    ['Mon, 02 Mar 2026 10:00:07 GMT', 7],
    ['Mon, 02 Mar 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads the header %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe('sleep', () => {
  it('rejects at once with the reason if its signal is aborted', async () => {
    const controller = new AbortController();
    const sleeping = sleep(60_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    await expect(sleep(0, controller.signal)).rejects.toThrow('enough');
  });
});
