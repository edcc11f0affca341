import fc from 'fast-check';
import { idempotencyKeyOf } from './idempotency-key.js';

const read = (key?: string) => idempotencyKeyOf(key === undefined ? {} : { 'idempotency-key': key });

describe('idempotencyKeyOf', () => {
  it('takes 1 to 255 printable ASCII characters as they are', () => {
    const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 255 });
    fc.assert(fc.property(printable, (key) => expect(read(key)).toBe(key)));
    expect(read()).toBeUndefined();
  });

  it.each(['', 'k'.repeat(256), 'tab\tbed', 'Schlüssel', 'del\x7f'])('refuses %j', (key) => {
    expect(() => read(key)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});
