import type { Readable } from 'node:stream';
import { AppError } from '../../../common/app-error.js';

/** One line of a stream, without its end. */
export interface NumberedLine {
  /** 1 for the first; empty lines count. */
  readonly number: number;
  /** Undefined where the line is longer than it may be. */
  readonly bytes: Buffer | undefined;
}

export interface LineLimits {
  readonly maxLineBytes: number;
  readonly maxBytes: number;
  /** How long nothing may arrive while more is waited for. */
  readonly stallMs: number;
}

const LINE_FEED = 0x0a;

/**
 * The lines of a stream, which is read no faster than they are taken. Lines of white space alone are left out; of one that is too
 * long, nothing is kept.
 * @throws AppError `payload_too_large`, `malformed_body` if the stream stalls; whatever the stream fails with
 */
export async function* linesOf(stream: Readable, { maxLineBytes, maxBytes, stallMs }: LineLimits): AsyncGenerator<NumberedLine> {
  let number = 1;
  let size = 0;
  let kept: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length <= maxLineBytes) kept.push(part);
    else kept = [];
  };
  const finish = (): NumberedLine | undefined => {
    const line = { number: number++, bytes: length <= maxLineBytes ? Buffer.concat(kept, length) : undefined };
    [kept, length] = [[], 0];
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

async function* withoutStalls(stream: Readable, stallMs: number): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const stalled = () => stream.destroy(new AppError('malformed_body', { detail: 'The body stopped arriving' }));
  for (;;) {
    // Only while it is waited for: what is not taken yet does not stall.
    const timer = setTimeout(stalled, stallMs);
    const { done, value } = await chunks.next().finally(() => clearTimeout(timer));
    if (done) return;
    yield value;
  }
}

/** Space, tab and carriage return. */
const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
