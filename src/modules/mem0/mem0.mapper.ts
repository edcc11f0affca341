import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import type { EventBatch } from '../events/event-batch.types.js';
import type { SUBJECT_FIELDS } from '../memory/manage/erasure.service.js';
import { allOf, type FilterNode } from '../memory/records/filter-node.js';
import type { MemoryRecord } from '../memory/records/record.types.js';
import type { Mem0AddRequest, Mem0Entities } from './mem0.dto.js';
import type {
  Mem0EntityListResponse,
  Mem0EventResponse,
  Mem0HistoryItem,
  Mem0Memory,
  Mem0PageResponse,
} from './mem0.response.js';
import type { Remembered } from './mem0.service.js';
import type { Entity, Found, NumberedPage, Stage } from './mem0.types.js';
import { ENTITY_FIELDS } from './mem0-entities.js';
import { ENTITIES } from './mem0-filter.js';

/** Meta that the service adds to a turn of a conversation; mem0 has no such metadata. */
const ADDED = ['role', 'name', 'source', 'timestamp'];

/** Returns the messages of a request, each with what its memory has. */
export function toRemembered({ messages, metadata, timestamp, expiration_date, ...request }: Mem0AddRequest): Remembered[] {
  const entities = ENTITIES.flatMap((name) => (request[name] ? [[name, request[name]]] : []));
  const meta = { ...metadata, ...Object.fromEntries(entities) };
  return messages.map(({ role, content }) => ({
    role,
    content,
    meta,
    expiresAt: expiration_date ?? null,
    saidAt: timestamp ?? null,
  }));
}

/** Returns the filter for the memories of all the named entities. */
export const toEntityFilter = (entities: Mem0Entities): FilterNode =>
  allOf(
    ENTITIES.map((name) => {
      const value = entities[name];
      if (!value) return undefined;
      return value === '*'
        ? { kind: 'exists' as const, path: [name] }
        : { kind: 'value' as const, path: [name], values: [JSON.stringify(value)] };
    }),
  )!;

const SUBJECTS: Readonly<Record<string, (typeof SUBJECT_FIELDS)[number]>> = ENTITY_FIELDS;

/** Returns the field of an entity; undefined for a type whose memories cannot be erased as a whole. */
export const subjectOf = (type: string): (typeof SUBJECT_FIELDS)[number] | undefined =>
  Object.hasOwn(SUBJECTS, type) ? SUBJECTS[type] : undefined;

export const toMem0Entities = (entities: readonly Entity[]): Mem0EntityListResponse => ({
  count: entities.length,
  next: null,
  previous: null,
  results: entities.map(({ type, name, memories, createdAt, updatedAt }) => ({
    id: name,
    name,
    type,
    total_memories: memories,
    created_at: createdAt,
    updated_at: updatedAt,
  })),
});

export function toMem0Memory(record: MemoryRecord): Mem0Memory {
  const meta = parseJson(record.metaJson) as JsonObject;
  const hidden = new Set<string>([...ENTITIES, ...ADDED]);
  const metadata = Object.fromEntries(Object.entries(meta).filter(([key]) => !hidden.has(key)));
  const entityOf = (name: string) => (meta[name] === undefined || meta[name] === null ? null : String(meta[name]));
  return {
    id: String(record.id),
    memory: record.text,
    user_id: entityOf('user_id'),
    agent_id: entityOf('agent_id'),
    app_id: entityOf('app_id'),
    run_id: entityOf('run_id'),
    metadata: Object.keys(metadata).length > 0 ? metadata : null,
    categories: record.categories,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    expiration_date: record.expiresAt,
  };
}

export const toMem0Hit = ({ record, score }: Found): Mem0Memory & { score: number } => ({ ...toMem0Memory(record), score });

/** @param path the path of the list, for the links to the other pages */
export function toMem0Page({ records, count }: NumberedPage, path: string, page: number, size: number): Mem0PageResponse {
  const link = (number: number) => `${path}?page=${number}&page_size=${size}`;
  return {
    count,
    next: page * size < count ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: records.map(toMem0Memory),
  };
}

/** Returns what happened to a memory, the first of it first. */
export const toMem0History = (record: MemoryRecord, stages: readonly Stage[]): Mem0HistoryItem[] => {
  const { metadata, categories, user_id, agent_id, app_id, run_id } = toMem0Memory(record);
  return stages.map(({ text, since }, index) => ({
    id: `${record.id}-${index + 1}`,
    memory_id: String(record.id),
    input: null,
    old_memory: stages[index - 1]?.text ?? null,
    new_memory: text,
    event: index === 0 ? 'ADD' : 'UPDATE',
    user_id,
    agent_id,
    app_id,
    run_id,
    metadata,
    categories,
    created_at: since,
    updated_at: since,
  }));
};

export function toMem0Event(event: EventBatch): Mem0EventResponse {
  const isFailed = event.finishedAt !== null && event.errors > 0;
  const status = isFailed ? 'FAILED' : event.finishedAt ? 'SUCCEEDED' : event.startedAt ? 'RUNNING' : 'PENDING';
  return {
    id: String(event.id),
    status,
    results: [...event.turns, ...event.facts].flatMap(({ memoryId, dedupAction }) =>
      memoryId === null ? [] : [{ id: String(memoryId), event: EVENTS[dedupAction ?? ''] ?? 'NONE' }],
    ),
    created_at: event.createdAt,
  };
}

/** mem0's words for what became of a text. */
const EVENTS: Record<string, string> = { stored_new: 'ADD', updated_existing: 'UPDATE', merged_existing: 'UPDATE' };
