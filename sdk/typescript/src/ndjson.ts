import type { ImportLine, ImportSource } from './types.js';

/** Yields the lines of a stream, except empty ones. Reads it no faster than the lines are consumed. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let partial: string[] = [];
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = partial.join('') + text.slice(start, end);
      if (line) yield line;
      partial = [];
      start = end + 1;
    }
    partial.push(text.slice(start));
  }
  const last = partial.join('') + decoder.decode();
  if (last) yield last;
}

/** Yields the bytes of a source: a line of JSON for an object, and bytes unchanged. */
export async function* bytesOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const item of iterable(source)) {
    if (item instanceof Uint8Array) yield item;
    else if (typeof item === 'object' && item !== null) yield encoder.encode(`${JSON.stringify(item)}\n`);
    else throw new TypeError('import takes objects, or lines of JSON in bytes');
  }
}

/** Makes a stream iterable in browsers where it is not. */
function iterable(source: ImportSource): Iterable<ImportLine | Uint8Array> | AsyncIterable<ImportLine | Uint8Array> {
  return Symbol.asyncIterator in source || Symbol.iterator in source ? source : chunksOf(source);
}

/** Yields the chunks of a stream. Cancels the stream if the loop ends early. */
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
