import { AppError, invalidField } from '../../../common/app-error.js';
import { JsonSyntaxError, parseJson } from '../../../common/json/json-parse.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';
import { expiryOf, type Lifetime } from '../../../common/lifetime.js';
import { withSubject } from '../../../common/subject.js';
import { jsonTextOf } from '../../../http/body-text.js';
import { parseDto } from '../../../http/dto.js';
import { objectReader, Refusal } from '../../../http/field-readers.js';
import { TAGS } from '../../../text/categories/tags.js';
import type { Temporal } from '../../../text/temporal/temporal.js';
import { MAX_ACCESS_COUNT } from '../records/memory.types.js';
import type { ImportedMemory, ImportedRevision, Instant } from './imported-memory.js';
import { type LineRevision, type LineTemporal, Mem0Line, MemoryLine, PlainLine } from './memory-line.dto.js';

/** The keys from the line to a value in it. */
type Path = readonly (string | number)[];

const BODY = ['body'];

/**
 * Reads a line of an import: a line of an export of this service (it has a `format`), a memory of mem0 (`memory`), or
 * a text.
 * @throws AppError `malformed_body`, `validation_failed`
 */
export function readMemoryLine(bytes: Buffer): ImportedMemory {
  const line = parseLine(bytes);
  if (isJsonObject(line) && 'memory' in line && !('text' in line)) return fromMem0(parseDto(Mem0Line, line, BODY), line);
  if (isJsonObject(line) && 'format' in line) return fromExport(parseDto(MemoryLine, line, BODY), line);
  return fromText(parseDto(PlainLine, line, BODY), line as JsonObject);
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

/** Returns the error for a value in a line. Its input is null: answers about lines never repeat the input. */
const invalidValue = (path: Path, problem: string) => invalidField([...BODY, ...path], problem, null);

function fromText(line: PlainLine, sent: JsonObject): ImportedMemory {
  return {
    text: line.text,
    meta: withSubject(line.meta ?? {}, line),
    id: line.id ?? undefined,
    importance: line.importance ?? undefined,
    categories: categoriesOf(line.categories, []),
    temporal: undefined,
    createdAt: instantOf(line.created_at, sent, 'created_at'),
    updatedAt: instantOf(line.updated_at, sent, 'updated_at'),
    accessCount: 0,
    inheritedCount: 0,
    lastAccessedAt: undefined,
    archivedAt: undefined,
    optimizedAt: undefined,
    expiresAt: expiryInstantOf(line, sent),
    nearDuplicateOf: undefined,
    follows: undefined,
    supersedes: [],
    externalId: line.external_id ?? undefined,
    revisions: [],
  };
}

function fromExport(line: MemoryLine, sent: JsonObject): ImportedMemory {
  const revisions = line.revisions ?? [];
  if (new Set(revisions.map(({ revision }) => revision)).size < revisions.length)
    throw invalidValue(['revisions'], 'revisions must differ');
  return {
    ...fromText(line, sent),
    temporal: line.temporal ? temporalOf(line.temporal, ['temporal']) : undefined,
    accessCount: Math.min(line.access_count, MAX_ACCESS_COUNT),
    inheritedCount: Math.min(line.inherited_count, MAX_ACCESS_COUNT),
    lastAccessedAt: instantOf(line.last_accessed_at, sent, 'last_accessed_at'),
    archivedAt: instantOf(line.archived_at, sent, 'archived_at'),
    optimizedAt: instantOf(line.optimized_at, sent, 'optimized_at'),
    nearDuplicateOf: line.near_duplicate_of ?? undefined,
    follows: line.follows ?? undefined,
    supersedes: line.supersedes ?? [],
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

/** Attributes of a mem0 memory that say whose it is. They become keys of its meta; others of its metadata get {@link OTHER}. */
const MEM0_SUBJECT = ['user_id', 'agent_id', 'app_id', 'run_id'];
/** An external id has at most 256 code points. */
const MAX_MEM0_ID = 250;
/** Prefix of the keys of metadata that would name another subject. */
const OTHER = 'metadata_';
/** More attributes that become keys of its meta, unless its metadata has the key already. */
const MEM0_ATTRIBUTES = ['actor_id', 'role', 'categories'];

function fromMem0(line: Mem0Line, sent: JsonObject): ImportedMemory {
  const given = (names: readonly string[]) => names.filter((name) => sent[name] !== undefined && sent[name] !== null);
  const attributes: JsonObject = Object.create(null);
  for (const name of given(MEM0_ATTRIBUTES)) attributes[name] = sent[name]!;
  if (typeof sent['id'] === 'string') attributes['mem0_id'] = sent['id'];
  Object.assign(attributes, line.metadata);
  for (const name of given(MEM0_SUBJECT)) {
    const other = attributes[name];
    if (other !== undefined && other !== null && other !== sent[name]) attributes[OTHER + name] = other;
    attributes[name] = sent[name]!;
  }
  const meta = objectReader(attributes, [...BODY, 'metadata']);
  if (meta instanceof Refusal) throw new AppError('validation_failed', { items: meta.items });
  const text = { text: line.memory, meta: null, ...timesOf(line) };
  return { ...fromText(text as PlainLine, sent), meta, externalId: mem0Key(sent['id']) };
}

/** Returns the external id of a mem0 memory, by which a later export updates what was imported; undefined if it has no id. */
const mem0Key = (id: unknown): string | undefined =>
  typeof id === 'string' && id !== '' && id.length <= MAX_MEM0_ID ? `mem0:${id}` : undefined;

const timesOf = ({ created_at, updated_at, expires_at }: Mem0Line) => ({
  ...(created_at !== undefined && { created_at }),
  ...(updated_at !== undefined && { updated_at }),
  ...(expires_at !== undefined && { expires_at }),
});

const KNOWN_TAGS: ReadonlySet<string> = new Set(TAGS);
const CAUSE = /^[a-z_]+$/;

/** Returns the categories, all of which must be in the closed list: no secret can hide in them. */
const categoriesOf = (categories: readonly string[] | null | undefined, path: Path): readonly string[] | undefined => {
  const unknown = categories?.find((tag) => !KNOWN_TAGS.has(tag));
  if (unknown !== undefined) throw invalidValue([...path, 'categories'], 'unknown category');
  return categories ?? undefined;
};

/** Returns the cause, which must look like one, a word in snake_case: no secret can hide in it. */
function causeOf(cause: string, path: Path): string {
  if (!CAUSE.test(cause)) throw invalidValue([...path, 'cause'], 'causes are words in snake_case');
  return cause;
}

function temporalOf({ type, raw_text: rawText, valid_until: end }: LineTemporal, path: Path): Temporal {
  const validUntil = end ?? null;
  if ((validUntil !== null) !== (type === 'temporal'))
    throw invalidValue([...path, 'valid_until'], 'it belongs to a temporal memory, and to no other');
  if (validUntil) assertYear(validUntil, [...path, 'valid_until']);
  return { type, rawText, validUntil };
}

const FRACTION = /\.(\d{1,9})/;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** Returns a time with the microseconds that were sent, which the Date has lost. */
function instantOf(date: Date | null | undefined, sent: JsonObject, name: string, path: Path = []): Instant | undefined {
  if (!date) return undefined;
  assertYear(date, [...path, name]);
  const [, fraction = ''] = FRACTION.exec(String(sent[name])) ?? [];
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/** Returns the end of a life time; in seconds, it counts from now. */
function expiryInstantOf({ expires_at, ttl_seconds }: Lifetime, sent: JsonObject): Instant | undefined {
  if (expires_at) return instantOf(expires_at, sent, 'expires_at');
  return expiryOf({ ttl_seconds }, new Date())?.toISOString();
}

/** Checks the year in UTC: an offset may move a time out of the years that can be written and stored. */
function assertYear(date: Date, path: Path): void {
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) throw invalidValue(path, 'year is out of range');
}
