import { Readable } from 'node:stream';
import fc from 'fast-check';
import { linesOf } from './line-reader.js';

const LIMITS = { maxLineBytes: 20, maxBytes: 1_000, stallMs: 1_000 };

async function read(chunks: Buffer[], limits = LIMITS) {
  const lines: [number, string | undefined][] = [];
  for await (const { number, bytes } of linesOf(Readable.from(chunks), limits)) lines.push([number, bytes?.toString()]);
  return lines;
}

/** Cuts a text into pieces at the places. */
const cut = (text: string, places: number[]): Buffer[] => {
  const bytes = Buffer.from(text);
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
};

describe('linesOf', () => {
  it('yields the same lines wherever the stream is cut into chunks', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ü', '😀', ' ', '\r'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.array(fc.nat()), async (texts, places) => {
        const expected = texts.flatMap((text, index): [number, string | undefined][] => {
          if (Buffer.byteLength(text) > LIMITS.maxLineBytes) return [[index + 1, undefined]];
          return text.trim() ? [[index + 1, text]] : [];
        });
        expect(await read(cut(texts.join('\n'), places))).toEqual(expected);
      }),
    );
  });

  it('refuses a stream with more bytes than the limit', async () => {
    const body = Buffer.from('a\n'.repeat(501));
    await expect(read([body])).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(await read([body.subarray(0, 1_000)])).toHaveLength(500);
  });

  it('refuses a stream that stalls, but not one whose consumer pauses', async () => {
    const stalled = new Readable({ read() {} });
    stalled.push('a\n');
    const lines = linesOf(stalled, { ...LIMITS, stallMs: 50 });
    expect((await lines.next()).value.number).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stalled.push('b\n');
    expect((await lines.next()).value.number).toBe(2);
    await expect(lines.next()).rejects.toMatchObject({ code: 'malformed_body' });
  });

  it('reads the stream no faster than its lines are taken', async () => {
    let taken = 0;
    const source = Readable.from(
      (async function* () {
        for (;;) {
          taken++;
          yield Buffer.from('a line\n');
        }
      })(),
      { highWaterMark: 1 },
    );
    const lines = linesOf(source, { ...LIMITS, maxBytes: Number.POSITIVE_INFINITY });
    for (let n = 0; n < 10; n++) await lines.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken).toBeLessThan(15);
    await lines.return(undefined);
  });
});
