import type { ImportLine, ImportSource } from './types.js';

/** The lines of a stream, which is read no faster than they are taken. Empty ones are left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = begun.join('') + text.slice(start, end);
      if (line) yield line;
      begun = [];
      start = end + 1;
    }
    begun.push(text.slice(start));
  }
  const last = begun.join('') + decoder.decode();
  if (last) yield last;
}

/** The bytes of lines: one of JSON for an object, and bytes as they are. */
export async function* bytesOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const item of iterable(source)) {
    if (item instanceof Uint8Array) yield item;
    else if (typeof item === 'object' && item !== null) yield encoder.encode(`${JSON.stringify(item)}\n`);
    else throw new TypeError('import takes objects, or lines of JSON in bytes');
  }
}

/** Not every browser can iterate a stream by itself. */
function iterable(source: ImportSource): Iterable<ImportLine | Uint8Array> | AsyncIterable<ImportLine | Uint8Array> {
  return Symbol.asyncIterator in source || Symbol.iterator in source ? source : chunksOf(source);
}

/** The parts of a stream; one that is left early is cancelled. */
export async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel();
  }
}
