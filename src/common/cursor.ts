import { createHash } from 'node:crypto';

/** The end of a page: the sort key of its last row, as 64-bit integers. */
export type Position = readonly [bigint, bigint];

const POSITION_BYTES = 16;
const DIGEST_BYTES = 12;
const CURSOR = /^[\w-]{38}$/;

/**
 * Returns the cursor of the page after `position`. It is opaque, and its digest binds it to the list.
 * @param list identity of the list: its workspace and filter
 */
export function writeCursor(list: string, position: Position): string {
  const bytes = Buffer.alloc(POSITION_BYTES);
  bytes.writeBigInt64BE(position[0], 0);
  bytes.writeBigInt64BE(position[1], 8);
  return Buffer.concat([bytes, digestOf(list, bytes)]).toString('base64url');
}

/** Returns the position in a cursor; undefined unless `writeCursor` made it for the same list. */
export function readCursor(list: string, cursor: string): Position | undefined {
  if (!CURSOR.test(cursor)) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  const position = bytes.subarray(0, POSITION_BYTES);
  if (!digestOf(list, position).equals(bytes.subarray(POSITION_BYTES))) return undefined;
  return [position.readBigInt64BE(0), position.readBigInt64BE(8)];
}

const digestOf = (list: string, position: Buffer): Buffer =>
  createHash('sha256').update(position).update(list).digest().subarray(0, DIGEST_BYTES);
