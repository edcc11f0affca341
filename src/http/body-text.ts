import { isUtf8 } from 'node:buffer';

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const MAX_CODE_POINT = 0x10ffff;

/** True if FastAPI reads a body of this content type as JSON: `application/json` or `application/<anything>+json`. */
export function isJsonType(contentType: string | undefined): boolean {
  const [type, subtype, ...rest] = (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase().split('/');
  return type === 'application' && rest.length === 0 && (subtype === 'json' || subtype?.endsWith('+json') === true);
}

/** Decodes bytes as UTF-8, with U+FFFD for invalid sequences. */
export const textOf = (bytes: Buffer): string => bytes.toString('utf8');

/**
 * Decodes a JSON body in UTF-8, UTF-16 or UTF-32, detected as CPython does; undefined if the bytes are
 * invalid in that encoding.
 */
export function jsonTextOf(bytes: Buffer): string | undefined {
  const { unit, bigEndian, bom } = detectEncoding(bytes);
  const content = bytes.subarray(bom);
  if (unit === 1) return isUtf8(content) ? content.toString('utf8') : undefined;
  if (content.length % unit !== 0) return undefined;
  return unit === 2 ? utf16(content, bigEndian) : utf32(content, bigEndian);
}

interface Encoding {
  /** Bytes per code unit. */
  readonly unit: 1 | 2 | 4;
  readonly bigEndian: boolean;
  /** Length of the byte order mark in bytes; 0 if there is none. */
  readonly bom: number;
}

/** Detects the encoding by the byte order mark, or else by the zero bytes of the first characters: JSON starts with ASCII. */
function detectEncoding(bytes: Buffer): Encoding {
  const [a, b, c, d] = bytes;
  if (bytes.subarray(0, 3).equals(UTF8_BOM)) return { unit: 1, bigEndian: false, bom: 3 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { unit: 4, bigEndian: true, bom: 4 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { unit: 4, bigEndian: false, bom: 4 };
  if (a === 0xfe && b === 0xff) return { unit: 2, bigEndian: true, bom: 2 };
  if (a === 0xff && b === 0xfe) return { unit: 2, bigEndian: false, bom: 2 };
  const measurable = bytes.length >= 4 || bytes.length === 2;
  if (measurable && a === 0) return { unit: b === 0 ? 4 : 2, bigEndian: true, bom: 0 };
  if (measurable && b === 0) return { unit: bytes.length > 2 && c === 0 && d === 0 ? 4 : 2, bigEndian: false, bom: 0 };
  return { unit: 1, bigEndian: false, bom: 0 };
}

function utf16(bytes: Buffer, bigEndian: boolean): string | undefined {
  const text = (bigEndian ? Buffer.from(bytes).swap16() : bytes).toString('utf16le');
  return /\p{Surrogate}/u.test(text) ? undefined : text;
}

function utf32(bytes: Buffer, bigEndian: boolean): string | undefined {
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 4) {
    const codePoint = bigEndian ? bytes.readUInt32BE(offset) : bytes.readUInt32LE(offset);
    if (codePoint > MAX_CODE_POINT || (codePoint & 0xfffff800) === 0xd800) return undefined;
    text += String.fromCodePoint(codePoint);
  }
  return text;
}
