import { Injectable } from '@nestjs/common';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import { MAX_OBJECT_BYTES } from '../../../common/json/object-limits.js';
import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { StoredMemory } from './memory.types.js';
import { MemoryEncryption, type TextColumns } from './memory-encryption.js';
import { contentValues, type NewMemory } from './new-memory.js';
import { OUTCOME, type OutcomeRow, toStored } from './outcome.js';
import { revisionsOf } from './revisions.js';

/** What a memory is to say from now on. */
export interface Replacement extends NewMemory {
  /** What it has to say until now; otherwise it is left alone. */
  readonly expectedText: string;
  /** What brought it about; its revision says so. */
  readonly cause: 'updated_existing' | 'merged_existing';
}

interface VersionRow {
  readonly text: string;
  readonly metaJson: string;
  readonly version: string;
}

/** The version is the transaction that made the row: whatever changes it, makes another. */
const FIND_VERSION = `
SELECT text, meta::text AS "metaJson", xmin::text AS version FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL`;

/** Whoever else wants to change the row waits for the lock, and finds another version then. */
const REPLACE_VERSION = `
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND xmin::text = $19 FOR UPDATE),
kept AS (${revisionsOf('target', '$20', '$18')}),
replaced AS (
  UPDATE memories m SET text = $3, text_hash = $4, meta = $5, importance = GREATEST(m.importance, $6), categories = $7,
    temporal_type = $8, temporal_raw_text = $9, valid_until = $10, near_duplicate_of = $11,
    embedding = $12, embedding_model_id = $13, embedding_b = $14, embedding_b_model_id = $15,
    lexemes = array_to_tsvector($16::text[]), text_length = $17, updated_at = $18
  FROM target WHERE m.workspace_id = $1 AND m.id = $2
  RETURNING m.*)
SELECT ${OUTCOME} FROM replaced`;

/** Puts what a new text says in the place of what a memory says. */
@Injectable()
export class ReplacementRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /**
   * Gives the memory `id` another text, and keeps what it was as a revision. The caller's meta is merged over its own,
   * the larger importance stays, and so do its counters.
   * @param columns the text as it is encrypted for the memory
   * @returns undefined, with nothing changed, if it no longer is live and says `expectedText`, or if the two metas do
   *   not fit into one
   * @throws the error of `isDuplicateText` if another live memory has the same exact form
   */
  async replace(
    { workspaceId, now }: RequestContext,
    db: Queries,
    id: number,
    next: Replacement,
    columns: TextColumns,
  ): Promise<StoredMemory | undefined> {
    const [row] = await db.query<VersionRow>('find_version', FIND_VERSION, [workspaceId, id]);
    const target = row && this.encryption.decrypt(workspaceId, id, row);
    const metaJson = target?.text === next.expectedText ? mergedMeta(target.metaJson, next.metaJson) : undefined;
    if (!target || metaJson === undefined) return undefined;
    const values = contentValues(this.encryption, workspaceId, id, { ...next, metaJson }, columns);
    const [after] = await db.query<OutcomeRow>('replace_memory', REPLACE_VERSION, [
      workspaceId,
      id,
      ...values,
      now,
      target.version,
      next.cause,
    ]);
    return after && toStored(this.encryption.decrypt(workspaceId, id, after), next.cause);
  }
}

/** JSON text of the two as one, the new values winning; undefined if that would be too large. */
function mergedMeta(oldJson: string, newJson: string): string | undefined {
  const merged = render(Object.assign(parseJson(oldJson) as JsonObject, parseJson(newJson)));
  return Buffer.byteLength(merged) <= MAX_OBJECT_BYTES ? merged : undefined;
}
