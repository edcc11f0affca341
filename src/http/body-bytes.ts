import type { IncomingMessage } from 'node:http';
import { AppError } from '../common/app-error.js';

/** Maximum size of the part of a body that is read for a stranger, in bytes. */
const STRANGERS_LIMIT = 16_384;

/** Returns the error of a body above a limit in bytes. */
export const tooLarge = (limit: number): AppError =>
  new AppError('payload_too_large', { detail: `Payload exceeds the ${Math.floor(limit / 1024)} KB limit` });

/**
 * Reads a body.
 * @param limit maximum size in bytes
 * @param checkCaller called before more than {@link STRANGERS_LIMIT} is read, if the body is larger; ends the reading if it fails
 * @throws AppError `payload_too_large`; `malformed_body` if the body breaks off; and what `checkCaller` throws
 */
export async function collectBytes(payload: IncomingMessage, limit: number, checkCaller: () => Promise<void>): Promise<Buffer> {
  let isKnown = Number(payload.headers['content-length']) > STRANGERS_LIMIT;
  if (isKnown) await checkCaller();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (error: unknown) => {
      payload.off('data', take);
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limit) refuse(tooLarge(limit));
      else if (size > STRANGERS_LIMIT && !isKnown) {
        isKnown = true;
        payload.pause();
        checkCaller().then(() => payload.resume(), refuse);
      }
    };
    payload.on('data', take);
    payload.once('end', () => resolve(Buffer.concat(chunks)));
    // The client has closed the connection, or its chunks were malformed: it will not read the answer.
    payload.once('error', (cause) => reject(new AppError('malformed_body', { cause })));
  });
}
