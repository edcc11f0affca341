import { invalidField } from './app-error.js';
import { type Position, readCursor, writeCursor } from './cursor.js';

/** The page of a list that a caller asks for. */
export interface PageRequest {
  /** Maximum number of rows, 1..100. */
  readonly limit: number;
  /** The cursor of the page; undefined for the first. */
  readonly cursor?: string | undefined;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Returns a page of the rows that were read for it.
 * @param list identity of the list: what is listed, with its filters
 * @param rows one more than `limit` unless this is the last page
 * @param positionIn returns the sort key of a row
 */
export function toPage<T>(list: string, rows: readonly T[], limit: number, positionIn: (row: T) => Position): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit && items.at(-1);
  return { items, nextCursor: last ? writeCursor(list, positionIn(last)) : null };
}

/**
 * Returns the position after which a page begins; undefined for the first page.
 * @throws AppError `validation_failed` for a cursor of another list
 */
export function positionOf(list: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const position = readCursor(list, cursor);
  if (!position) throw invalidField(['query', 'cursor'], WRONG_CURSOR, cursor);
  return position;
}

const WRONG_CURSOR = 'not a cursor of this list: it goes with the filters that it was answered to';

/**
 * Returns a page of a list that is sorted by id.
 * @param read returns up to `limit` rows after the row with the id `after`
 * @throws AppError `validation_failed` for a cursor of another list
 */
export async function pageById<T extends { readonly id: number }>(
  list: string,
  { limit, cursor }: PageRequest,
  read: (after: number | undefined, limit: number) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const after = positionOf(list, cursor)?.[0];
  const rows = await read(after === undefined ? undefined : Number(after), limit + 1);
  return toPage(list, rows, limit, ({ id }) => [BigInt(id), 0n]);
}
