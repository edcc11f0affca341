import { AppError, type FieldError } from '../../../common/app-error.js';
import { JsonSyntaxError, parseJson } from '../../../common/json/json-parse.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';
import { jsonTextOf } from '../../../http/body-text.js';
import { type DtoClass, readDto } from '../../../http/dto.js';
import { objectReader, Refusal, refuseValue } from '../../../http/field-readers.js';
import { TAGS } from '../../../text/categories/tags.js';
import type { Temporal } from '../../../text/temporal/temporal.js';
import { type LineRevision, type LineTemporal, Mem0Line, MemoryLine, PlainLine } from './memory-line.dto.js';

/** ISO 8601 in UTC, to the microsecond: a Date would cut it off at the millisecond. */
export type Instant = string;

/** What a memory says, or said. */
export interface ImportedContent {
  readonly text: string;
  readonly meta: unknown;
}

export interface ImportedRevision extends ImportedContent {
  readonly revision: number;
  readonly cause: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
  readonly createdAt: Instant;
}

/** A memory as a line tells it; what the line does not tell is made of the text. */
export interface ImportedMemory extends ImportedContent {
  readonly id: number | bigint | undefined;
  readonly importance: number | undefined;
  readonly categories: readonly string[] | undefined;
  readonly temporal: Temporal | undefined;
  readonly createdAt: Instant | undefined;
  readonly updatedAt: Instant | undefined;
  readonly accessCount: number;
  readonly lastAccessedAt: Instant | undefined;
  readonly archivedAt: Instant | undefined;
  readonly optimizedAt: Instant | undefined;
  readonly nearDuplicateOf: number | undefined;
  readonly revisions: readonly ImportedRevision[];
}

/**
 * Reads a line of an import: one of our exports (it has a `format`), a memory of mem0 (`memory`), or a text.
 * @throws AppError `malformed_body`, `validation_failed`
 */
export function readMemoryLine(bytes: Buffer): ImportedMemory {
  const line = parseLine(bytes);
  if (isJsonObject(line) && 'memory' in line && !('text' in line)) return fromMem0(read(Mem0Line, line), line);
  if (isJsonObject(line) && 'format' in line) return fromExport(read(MemoryLine, line), line);
  return fromText(read(PlainLine, line), line as JsonObject);
}

function parseLine(bytes: Buffer): JsonValue {
  const text = jsonTextOf(bytes);
  if (text === undefined) throw new AppError('malformed_body');
  try {
    return parseJson(text);
  } catch (error) {
    throw new AppError('malformed_body', {
      ...(error instanceof JsonSyntaxError && { detail: `JSON decode error: ${error.message}` }),
      cause: error,
    });
  }
}

function read<T extends object>(type: DtoClass<T>, line: JsonValue): T {
  const dto = readDto(type, line, ['body']);
  if (dto instanceof Refusal) throw refused(dto.items);
  return dto;
}

type Path = readonly (string | number)[];

const refused = (items: FieldError[]) => new AppError('validation_failed', { items });
const refusedValue = (path: Path, problem: string) => refused(refuseValue(['body', ...path], problem, null).items);

function fromText(line: PlainLine, sent: JsonObject): ImportedMemory {
  return {
    text: line.text,
    meta: line.meta ?? {},
    id: line.id ?? undefined,
    importance: line.importance ?? undefined,
    categories: categoriesOf(line.categories, []),
    temporal: undefined,
    createdAt: instantOf(line.created_at, sent, 'created_at'),
    updatedAt: instantOf(line.updated_at, sent, 'updated_at'),
    accessCount: 0,
    lastAccessedAt: undefined,
    archivedAt: undefined,
    optimizedAt: undefined,
    nearDuplicateOf: undefined,
    revisions: [],
  };
}

function fromExport(line: MemoryLine, sent: JsonObject): ImportedMemory {
  const revisions = line.revisions ?? [];
  if (new Set(revisions.map(({ revision }) => revision)).size < revisions.length)
    throw refusedValue(['revisions'], 'revisions must differ');
  return {
    ...fromText(line, sent),
    temporal: line.temporal && temporalOf(line.temporal, ['temporal']),
    accessCount: line.access_count,
    lastAccessedAt: instantOf(line.last_accessed_at, sent, 'last_accessed_at'),
    archivedAt: instantOf(line.archived_at, sent, 'archived_at'),
    optimizedAt: instantOf(line.optimized_at, sent, 'optimized_at'),
    nearDuplicateOf: line.near_duplicate_of ?? undefined,
    revisions: revisions.map((revision, index) => toRevision(revision, (sent['revisions'] as JsonObject[])[index]!, index)),
  };
}

const toRevision = (revision: LineRevision, sent: JsonObject, index: number): ImportedRevision => ({
  revision: revision.revision,
  cause: causeOf(revision.cause, ['revisions', index]),
  text: revision.text,
  meta: revision.meta,
  importance: revision.importance,
  categories: categoriesOf(revision.categories, ['revisions', index])!,
  temporal: temporalOf(revision.temporal, ['revisions', index, 'temporal']),
  createdAt: instantOf(revision.created_at, sent, 'created_at', ['revisions', index])!,
});

/** What mem0 knows beyond the memory and its metadata becomes meta, where that says nothing of the name. */
const MEM0_ATTRIBUTES = ['user_id', 'agent_id', 'app_id', 'run_id', 'actor_id', 'role', 'categories'];

function fromMem0(line: Mem0Line, sent: JsonObject): ImportedMemory {
  const known: JsonObject = Object.create(null);
  for (const name of MEM0_ATTRIBUTES) if (sent[name] !== undefined && sent[name] !== null) known[name] = sent[name];
  if (typeof sent['id'] === 'string') known['mem0_id'] = sent['id'];
  const meta = objectReader(Object.assign(Object.create(null), known, line.metadata), ['body', 'metadata']);
  if (meta instanceof Refusal) throw refused(meta.items);
  const text = { text: line.memory, meta: null, ...pick(line) };
  return { ...fromText(text as PlainLine, sent), meta };
}

const pick = ({ created_at, updated_at }: Mem0Line) => ({
  ...(created_at !== undefined && { created_at }),
  ...(updated_at !== undefined && { updated_at }),
});

const KNOWN_TAGS: ReadonlySet<string> = new Set(TAGS);
const CAUSE = /^[a-z_]+$/;

/** Words that come from a closed list, or look like it, so that no secret can hide in them. */
const categoriesOf = (categories: readonly string[] | null | undefined, path: Path): readonly string[] | undefined => {
  const unknown = categories?.find((tag) => !KNOWN_TAGS.has(tag));
  if (unknown !== undefined) throw refusedValue([...path, 'categories'], 'unknown category');
  return categories ?? undefined;
};

function causeOf(cause: string, path: Path): string {
  if (!CAUSE.test(cause)) throw refusedValue([...path, 'cause'], 'causes are words in snake_case');
  return cause;
}

function temporalOf({ type, raw_text: rawText, valid_until: end }: LineTemporal, path: Path): Temporal {
  const validUntil = end ?? null;
  if ((validUntil !== null) !== (type === 'temporal'))
    throw refusedValue([...path, 'valid_until'], 'it belongs to a temporal memory, and to no other');
  if (validUntil) assertYear(validUntil, [...path, 'valid_until']);
  return { type, rawText, validUntil };
}

const FRACTION = /\.(\d{1,9})/;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** What was sent as a time, exact to the microsecond. */
function instantOf(date: Date | null | undefined, sent: JsonObject, name: string, path: Path = []): Instant | undefined {
  if (!date) return undefined;
  assertYear(date, [...path, name]);
  const [, fraction = ''] = FRACTION.exec(String(sent[name])) ?? [];
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/** An offset may lead out of the years that can be written and stored. */
function assertYear(date: Date, path: Path): void {
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) throw refusedValue(path, 'year is out of range');
}
