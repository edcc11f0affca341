import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../common/app-error.js';
import { Refusal, refuse, stringReader } from '../../http/field-readers.js';

const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
export const MAX_KEY_LENGTH = 255;
/** Printable ASCII. */
const KEY_PATTERN = '^[\\x20-\\x7e]+$';

const LOCATION = ['header', IDEMPOTENCY_KEY_HEADER];
const PRINTABLE = new RegExp(KEY_PATTERN);
const readText = stringReader({ minLength: 1, maxLength: MAX_KEY_LENGTH });

/**
 * Returns the Idempotency-Key of a request; undefined if it has none.
 * @throws AppError `validation_failed`
 */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const sent = headers[IDEMPOTENCY_KEY_HEADER];
  if (sent === undefined) return undefined;
  const read = readText(sent, LOCATION);
  const refusal = read instanceof Refusal ? read : PRINTABLE.test(read as string) ? undefined : refusePattern(sent);
  if (refusal) throw new AppError('validation_failed', { items: refusal.items });
  return read as string;
}

const refusePattern = (sent: unknown): Refusal =>
  refuse('string_pattern_mismatch', LOCATION, `String should match pattern '${KEY_PATTERN}'`, sent, { pattern: KEY_PATTERN });
