import type { Readable } from 'node:stream';
import { AppError } from '../../../common/app-error.js';

/** One line of a stream, without its line feed. */
export interface NumberedLine {
  /** 1 for the first; empty lines count. */
  readonly number: number;
  /** Undefined if the line is too long. */
  readonly bytes: Buffer | undefined;
}

export interface LineLimits {
  readonly maxLineBytes: number;
  readonly maxBytes: number;
  /** Maximum time to wait for the next bytes. */
  readonly stallMs: number;
}

const LINE_FEED = 0x0a;

/**
 * Yields the lines of a stream, which is read no faster than the lines are taken. Skips blank lines, and does not
 * buffer lines that are too long.
 * @throws AppError `payload_too_large`, `malformed_body` if the stream stalls; the errors of the stream
 */
export async function* linesOf(stream: Readable, { maxLineBytes, maxBytes, stallMs }: LineLimits): AsyncGenerator<NumberedLine> {
  let number = 1;
  let size = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length <= maxLineBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): NumberedLine | undefined => {
    const line = { number: number++, bytes: length <= maxLineBytes ? Buffer.concat(parts, length) : undefined };
    [parts, length] = [[], 0];
    return line.bytes && isBlank(line.bytes) ? undefined : line;
  };
  for await (const chunk of withoutStalls(stream, stallMs)) {
    size += chunk.length;
    if (size > maxBytes) throw new AppError('payload_too_large', { detail: 'Payload exceeds the limit of an import' });
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = finish();
      if (line) yield line;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  const last = length > 0 ? finish() : undefined;
  if (last) yield last;
}

/** Yields the chunks of a stream, and destroys it if it stalls. */
async function* withoutStalls(stream: Readable, stallMs: number): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const stalled = () => stream.destroy(new AppError('malformed_body', { detail: 'The body stopped arriving' }));
  for (;;) {
    // The time counts only while a chunk is awaited: a consumer that pauses is no stall.
    const timer = setTimeout(stalled, stallMs);
    const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
    if (done) return;
    yield value;
  }
}

/** True if there are only spaces, tabs and carriage returns. */
const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
