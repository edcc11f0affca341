import { Injectable } from '@nestjs/common';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import { MAX_OBJECT_BYTES } from '../../../common/json/object-limits.js';
import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { laterExpiry, NOT_EXPIRED } from '../../../database/expiry.js';
import type { StoredMemory } from './memory.types.js';
import { MemoryEncryption, type TextColumns } from './memory-encryption.js';
import { memoryEvents } from './memory-events.js';
import { contentValues, type NewMemory } from './new-memory.js';
import { OUTCOME, type OutcomeRow, toStored } from './outcome.js';
import { passageInsert, passageRecords } from './passage-vectors.js';
import { revisionInsert } from './revisions.js';

/** The new content of a memory. */
export interface Replacement extends NewMemory {
  /** The present text of the memory; with another text, the memory is not changed. */
  readonly expectedText: string;
  /** The cause that its revision records. */
  readonly cause: 'updated_existing' | 'merged_existing';
}

interface VersionRow {
  readonly text: string;
  readonly metaJson: string;
  readonly version: string;
}

/** The version is the id of the transaction that wrote the row; every change of the row gives it another one. */
const FIND_VERSION = `
SELECT text, meta::text AS "metaJson", xmin::text AS version FROM memories
WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND ${NOT_EXPIRED}`;

/** A concurrent call that changes the same row waits for the lock, and then finds another version. */
const REPLACE_VERSION = `
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND ${NOT_EXPIRED}
    AND xmin::text = $19 FOR UPDATE),
kept AS (${revisionInsert('target', '$20', '$18')}),
replaced AS (
  UPDATE memories m SET text = $3, text_hash = $4, meta = $5, importance = GREATEST(m.importance, $6), categories = $7,
    temporal_type = $8, temporal_raw_text = $9, valid_until = $10, near_duplicate_of = $11,
    embedding = $12, embedding_model_id = $13, embedding_b = $14, embedding_b_model_id = $15,
    lexemes = array_to_tsvector($16::text[]), text_length = $17, updated_at = $18, optimized_at = $18,
    expires_at = ${laterExpiry('m.expires_at', '$22::timestamptz')}
  FROM target WHERE m.workspace_id = $1 AND m.id = $2
  RETURNING m.*),
passages AS (${passageInsert('replaced', '$21')}),
${memoryEvents('replaced', 'memory.updated', `'action', $20::text`, '$23', '$24', '$18')}
SELECT ${OUTCOME} FROM replaced`;

/** Replaces the content of a memory. */
@Injectable()
export class ReplacementRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /**
   * Replaces the text of the memory `id`, and inserts its present state as a revision. The new meta is merged over the
   * old one, the larger importance is kept, and the later end of life; the access count does not change.
   * @param columns the new text, encrypted for the memory
   * @returns undefined, with nothing changed, if the memory is no longer live, has another text than `expectedText`, or if
   *   the merged meta would be too large
   * @throws the error of `isDuplicateText` if another live memory has the same exact form
   */
  async replace(
    { workspaceId, apiKeyId, requestId, now }: RequestContext,
    db: Queries,
    id: number,
    next: Replacement,
    columns: TextColumns,
  ): Promise<StoredMemory | undefined> {
    const [row] = await db.query<VersionRow>('find_version', FIND_VERSION, [workspaceId, id]);
    const target = row && this.encryption.decrypt(workspaceId, id, row);
    const metaJson = target?.text === next.expectedText ? mergedMeta(metaBefore(target, next), next.metaJson) : undefined;
    if (!target || metaJson === undefined) return undefined;
    const values = contentValues(this.encryption, workspaceId, id, { ...next, metaJson }, columns);
    const [after] = await db.query<OutcomeRow>('replace_memory', REPLACE_VERSION, [
      workspaceId,
      id,
      ...values,
      now,
      target.version,
      next.cause,
      passageRecords(next.passages),
      next.expiresAt ?? null,
      apiKeyId,
      requestId,
    ]);
    return after && toStored(this.encryption.decrypt(workspaceId, id, after), next.cause);
  }
}

/** Returns the meta of a memory without the turns that it was made of, if it gets another text. */
function metaBefore(before: Pick<VersionRow, 'text' | 'metaJson'>, next: Replacement): string {
  if (before.text === next.text) return before.metaJson;
  const meta = parseJson(before.metaJson) as JsonObject;
  delete meta['turns'];
  return render(meta);
}

/** Merges two metas; new values replace old ones. @returns JSON text; undefined if it would be too large */
export function mergedMeta(oldJson: string, newJson: string): string | undefined {
  const merged = render(Object.assign(parseJson(oldJson) as JsonObject, parseJson(newJson)));
  return Buffer.byteLength(merged) <= MAX_OBJECT_BYTES ? merged : undefined;
}
