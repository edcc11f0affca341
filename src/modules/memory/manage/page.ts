import { invalidField } from '../../../common/app-error.js';
import type { Page, Position } from '../records/record.types.js';
import { readCursor, writeCursor } from './cursor.js';

export interface PageRequest {
  /** Maximum number of rows, 1..100. */
  readonly limit: number;
  /** The cursor of the page; undefined for the first. */
  readonly cursor?: string | undefined;
}

/**
 * Returns a page of a list.
 * @param rows one more than `limit` unless this is the last page
 */
export function toPage<T>(list: string, rows: readonly T[], limit: number, positionIn: (row: T) => Position): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit && items.at(-1);
  return { items, nextCursor: last ? writeCursor(list, positionIn(last)) : null };
}

/** @throws AppError `validation_failed` for a cursor of another list */
export function positionOf(list: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const position = readCursor(list, cursor);
  if (!position) throw invalidField(['query', 'cursor'], WRONG_CURSOR, cursor);
  return position;
}

const WRONG_CURSOR = 'not a cursor of this list: it goes with the filters that it was answered to';
