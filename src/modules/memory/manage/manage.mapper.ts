import { parseJson } from '../../../common/json/json-parse.js';
import { expiryOf } from '../../../common/lifetime.js';
import type { Page } from '../../../common/page.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { MemoryRecord, RecordContent } from '../records/record.types.js';
import type { MemoryPatch } from './edit.service.js';
import type { UpdateMemoryRequest } from './manage.dto.js';
import type { Explained } from './manage.service.js';
import type {
  ChangedMemoriesResponse,
  DeletedMemoriesResponse,
  HistoryResponse,
  MemoryListResponse,
  MemoryResponse,
} from './memory.response.js';

/** Returns the patch of a request. */
export const toPatch = ({ text, supersedes, archived, expires_at, ttl_seconds, ...patch }: UpdateMemoryRequest): MemoryPatch => ({
  ...patch,
  text: text ?? undefined,
  supersedes: supersedes ?? undefined,
  archived: archived ?? undefined,
  expiresAt: expiryOf({ expires_at, ttl_seconds }, new Date()),
});

export const toMemoryResponse = ({ workspaceId }: RequestContext, record: MemoryRecord): MemoryResponse => ({
  id: record.id,
  workspace_id: workspaceId,
  ...toContent(record),
  version: record.version,
  near_duplicate_of: record.nearDuplicateOf,
  access_count: record.accessCount,
  last_accessed_at: record.lastAccessedAt,
  created_at: record.createdAt,
  updated_at: record.updatedAt,
  archived_at: record.archivedAt,
  expires_at: record.expiresAt,
  valid_from: record.validFrom,
  invalid_at: record.invalidAt,
  supersedes: record.supersedes,
  superseded_by: record.supersededBy,
  external_id: record.externalId,
});

export const toMemoryListResponse = (ctx: RequestContext, { items, nextCursor }: Page<MemoryRecord>): MemoryListResponse => ({
  memories: items.map((record) => toMemoryResponse(ctx, record)),
  next_cursor: nextCursor,
});

export const toHistoryResponse = ([{ id, version }, { items, nextCursor }]: [
  MemoryRecord,
  Page<Explained>,
]): HistoryResponse => ({
  memory_id: id,
  version,
  revisions: items.map((old) => ({
    revision: old.revision,
    cause: old.cause,
    ...toContent(old),
    reason: old.reason,
    valid_from: old.saidAt,
    replaced_at: old.replacedAt,
  })),
  next_cursor: nextCursor,
});

export const toDryRunResponse = (matched: number): DeletedMemoriesResponse => ({
  status: 'ok',
  dry_run: true,
  matched,
  deleted: 0,
});

export const toDeletedResponse = (deleted: number): DeletedMemoriesResponse => ({
  status: 'ok',
  dry_run: false,
  matched: deleted,
  deleted,
});

/** Returns the answer of a change of many memories. @param isDryRun true if they were only counted */
export const toChangedResponse = (matched: number, isDryRun: boolean): ChangedMemoriesResponse => ({
  status: 'ok',
  dry_run: isDryRun,
  matched,
  changed: isDryRun ? 0 : matched,
});

const toContent = ({ text, metaJson, importance, categories, temporal: { type, rawText, validUntil } }: RecordContent) => ({
  text,
  meta: parseJson(metaJson) as Record<string, unknown>,
  importance,
  categories,
  temporal: { type, raw_text: rawText, valid_until: validUntil },
});
