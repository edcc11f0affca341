import type { toMemoryListResponse, toMemoryResponse } from '../../modules/memory/manage/manage.mapper.js';
import type { toRetrieveResponse } from '../../modules/memory/retrieve/retrieve.mapper.js';
import type { toStoreResponse } from '../../modules/memory/store/store.mapper.js';
import { nextPageLines } from './paging.js';
import type { Json } from './report.js';
import { aligned, quoted } from './text-table.js';

type Stored = Json<ReturnType<typeof toStoreResponse>>;
type Retrieved = Json<ReturnType<typeof toRetrieveResponse>>;
type Memory = Json<ReturnType<typeof toMemoryResponse>>;
type Memories = Json<ReturnType<typeof toMemoryListResponse>>;

/** Formats what became of a text for people. */
export const storedLines = ({ memory_id, dedup, importance, categories, temporal }: Stored): string[] => [
  `memory ${memory_id}: ${dedup.action}`,
  `importance ${importance}, ${categories.join(', ')}${temporal.valid_until ? `, until ${temporal.valid_until}` : ''}`,
];

/** Formats hits for people, the best first. */
export const hitLines = ({ memories }: Retrieved): string[] =>
  memories.length > 0
    ? memories.flatMap(({ id, score, text }) => [`${score.toFixed(3)}  ${id}  ${printable(text)}`])
    : ['no memory fits'];

/** Formats a page of memories for people, the newest first. */
export const memoryLinesOf = (page: Memories): string[] => [
  ...(page.memories.length > 0
    ? page.memories.map(({ id, created_at, text }) => `${created_at}  ${id}  ${printable(text)}`)
    : ['no memories']),
  ...nextPageLines(page),
];

/** Formats a memory for people. */
export const memoryLines = (memory: Memory): string[] => [
  ...aligned([
    ['memory', memory.id],
    ['stored', memory.created_at],
    ['changed', memory.updated_at],
    ['version', memory.version],
    ['importance', memory.importance],
    ['categories', memory.categories.join(', ')],
    ['meta', quoted(JSON.stringify(memory.meta)).slice(1, -1).replaceAll('\\"', '"')],
    ...(memory.expires_at ? [['expires', memory.expires_at] as const] : []),
    ...(memory.archived_at ? [['archived', memory.archived_at] as const] : []),
  ]),
  '',
  printable(memory.text),
];

/** Returns a text without characters that could control the terminal; lines of it stay one line. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
