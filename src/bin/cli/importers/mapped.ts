import { createHash } from 'node:crypto';
import { partsOf } from '../../../text/passages.js';

/** A line of `POST /v1/memory/import`: a text with what belongs to it, or a memory of mem0 as its API answers it. */
export type ImportLine = Record<string, unknown>;

/** The fate of a piece of an export: a line, or nothing for a reason. */
export type Mapped = {
  /** Names the piece in its file, for people: the title of a conversation, an id. */
  readonly from: string;
} & ({ readonly line: ImportLine } | { readonly leftOut: string });

/** The reason for a piece that is not of the kind that the format has there. */
export const UNRECOGNIZED = 'not recognized';

/** The most characters of a text in a line of an import. */
const LONGEST = 10_000;
/** Characters of the parts that a longer text is cut into. */
const PART = 4_000;
/** Characters of an id up to which it is a part of the external id as it is, whose longest is 256. */
const LONGEST_ID = 200;
/** Hexadecimal digits of a hash in an external id. */
const HASH_DIGITS = 32;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;
/** Times from this number on count milliseconds, smaller ones seconds: as seconds, it would be in the year 5138. */
const MILLISECONDS_FROM = 1e11;

/** A text of an export. */
export interface Piece {
  readonly from: string;
  readonly text: string;
  /** The id that the export gives it. Without one, its text is its id: the same text twice is one memory. */
  readonly id?: unknown;
  /** Values of undefined, null and '' are dropped. */
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly userId?: unknown;
  readonly agentId?: unknown;
  readonly runId?: unknown;
  /** ISO 8601, or seconds or milliseconds since 1970. */
  readonly createdAt?: unknown;
  readonly updatedAt?: unknown;
}

/**
 * Returns the lines of a text: one, or several for a text that is too long for one. `external_id` makes a second import of the
 * same piece update its memory, and `updated_at` keeps it from undoing a later change made here.
 * @param source the product, which the meta and the external id name
 */
export function linesOf(source: string, piece: Piece): Mapped[] {
  const { from, meta = {}, userId, agentId, runId } = piece;
  const text = piece.text.trim();
  if (!text) return [{ from, leftOut: 'empty' }];
  const createdAt = instantOf(piece.createdAt);
  const id = idOf(piece.id);
  const key = id !== undefined && id.length <= LONGEST_ID ? id : digestOf(id ?? text);
  const texts = [...text].length > LONGEST ? partsOf(text, PART).map((part) => part.text) : [text];
  return texts.map((part, index) => ({
    from,
    line: given({
      text: part,
      meta: given({ source, ...meta }),
      user_id: idOf(userId),
      agent_id: idOf(agentId),
      run_id: idOf(runId),
      external_id: index ? `${source}:${key}#${index + 1}` : `${source}:${key}`,
      created_at: createdAt,
      updated_at: instantOf(piece.updatedAt) ?? createdAt,
    }),
  }));
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);

/** Returns an object without the keys whose value is undefined, null, '' or an empty list. */
export const given = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => {
      if (Array.isArray(value)) return value.length > 0;
      return value !== undefined && value !== null && value !== '';
    }),
  );

/** Returns a time of an export in ISO 8601 and UTC; undefined if there is none that a memory can have. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const date = new Date(typeof value === 'number' && Math.abs(value) < MILLISECONDS_FROM ? value * 1_000 : value);
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString() : undefined;
}

/** Returns a value as an object; undefined if it is none. */
export const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** Returns a value as a list; an empty one if it is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Returns the objects of a list; none if the value is no list. */
export const objectsOf = (value: unknown): Record<string, unknown>[] =>
  listOf(value).flatMap((each) => {
    const object = objectOf(each);
    return object ? [object] : [];
  });

/** Returns a value as a text; an empty one if it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Returns an id as a text; undefined if the value is none. */
export const idOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
