import fc from 'fast-check';
import { bytesOf, chunksOf, linesOf } from './ndjson.js';
import type { ImportSource } from './types.js';

const encoder = new TextEncoder();
const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
async function* cut(bytes: Uint8Array, places: number[]) {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  for (const [index, start] of [0, ...ends].entries()) yield bytes.subarray(start, ends[index] ?? bytes.length);
}

describe('linesOf', () => {
  it('yields the same lines wherever the stream is split', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ü', '😀', ' '), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.array(fc.nat()), async (lines, places) => {
        const found = await collect(linesOf(cut(encoder.encode(lines.join('\n')), places)));
        expect(found).toEqual(lines.filter(Boolean));
      }),
    );
  });
});

describe('bytesOf', () => {
  const text = async (source: ImportSource) => Buffer.concat(await collect(bytesOf(source))).toString();

  it('encodes objects as lines and yields bytes unchanged', async () => {
    expect(await text([{ text: 'a\nb' }, encoder.encode('{"text":"c"}\n{"te'), encoder.encode('xt":"d"}')])).toBe(
      '{"text":"a\\nb"}\n{"text":"c"}\n{"text":"d"}',
    );
  });

  it('reads iterables, asynchronous iterables and streams', async () => {
    async function* generated() {
      yield { text: 'a' };
    }
    const stream = new Blob(['{"text":"a"}\n']).stream();
    const without = {
      getReader: () => new Blob(['{"text":"a"}\n']).stream().getReader(),
    } as unknown as ReadableStream<Uint8Array>;
    for (const source of [generated(), new Set([{ text: 'a' }]), stream, without])
      expect(await text(source)).toBe('{"text":"a"}\n');
  });

  it.each(['{"text":"a"}', 7, null])('refuses the item %j', async (item) => {
    await expect(text([item as never])).rejects.toThrow('import takes objects, or lines of JSON in bytes');
  });
});

describe('chunksOf', () => {
  it('cancels the stream if the loop ends early', async () => {
    const cancel = jest.fn();
    const stream = new ReadableStream({ pull: (controller) => controller.enqueue('x'), cancel });
    for await (const chunk of chunksOf(stream)) {
      expect(chunk).toBe('x');
      break;
    }
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
