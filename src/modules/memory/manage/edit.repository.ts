import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { memoryEvents } from '../records/memory-events.js';
import type { RecordContent } from '../records/record.types.js';
import { insertRevision, type RevisionCause } from '../records/revisions.js';
import { vectorColumnValues } from '../records/vector-columns.js';
import type { TextReading } from '../store/text-reader.js';

/** The new content of a memory. */
export interface NextVersion extends RecordContent {
  /** The columns that follow from the text; undefined if the text stays the same. */
  readonly reading?: TextReading | undefined;
  /** The end of its life time, if that changes; null for none. */
  readonly newExpiry?: Date | null | undefined;
  /** True to archive it, false to bring it back, if that changes. */
  readonly newArchived?: boolean | undefined;
  /** The ids of all older memories that it supersedes, if they change. */
  readonly confirmedLinks?: readonly number[] | undefined;
}

/** Writes new versions of memories. */
@Injectable()
export class EditRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /**
   * Copies the memory to a revision, and then writes its new content. Its access count and creation date stay the
   * same. The caller's transaction must have locked the memory.
   */
  async change(
    ctx: RequestContext,
    tx: Transaction,
    id: number,
    { text, metaJson, importance, categories, temporal, reading }: NextVersion,
    cause: RevisionCause,
  ): Promise<void> {
    const { workspaceId } = ctx;
    await insertRevision(ctx, tx, id, cause);
    const { type, rawText, validUntil } = temporal;
    const encryptedMeta = this.encryption.encryptMeta(workspaceId, id, metaJson);
    const encryptedRawText = this.encryption.encryptRawText(workspaceId, id, rawText);
    const scopes = this.encryption.scopesOf(ctx, metaJson);
    const values: unknown[] = [
      workspaceId,
      id,
      encryptedMeta,
      importance,
      categories,
      type,
      encryptedRawText,
      validUntil,
      scopes[0],
    ];
    const set = [WRITE_TRAITS, reading ? WRITE_TEXT : LINKS_IN_SCOPE];
    if (reading) {
      const { textHash, embedding, nearDuplicateOf, saidAt } = reading;
      const columns = await this.encryption.encryptText(tx, workspaceId, { id, text, textHash });
      values.push(columns.text, columns.textHash, nearDuplicateOf, saidAt, ...vectorColumnValues(embedding));
      values.push(columns.lexemes, columns.textLength);
    } else values.push(scopes);
    await tx.query(null, `UPDATE memories SET ${set.join(', ')} WHERE workspace_id = $1 AND id = $2`, values);
    await tx.query(null, UNLINK_OTHER_SCOPES, [workspaceId, id, scopes]);
  }

  /** Records the outbox event of a change. */
  recordEvent(ctx: RequestContext, tx: Transaction, id: number, cause: RevisionCause): Promise<void> {
    return this.recordEvents(ctx, tx, [id], cause);
  }

  /** Records an outbox event for each of several memories that were changed. */
  async recordEvents(
    { workspaceId, apiKeyId, requestId, now }: RequestContext,
    tx: Transaction,
    ids: readonly number[],
    cause: RevisionCause,
  ): Promise<void> {
    await tx.query(null, RECORD_CHANGES, [workspaceId, ids, apiKeyId || null, requestId, cause, now]);
  }

  /** Sets the end of a memory's life time; null for none. That makes no version. */
  async setExpiry({ workspaceId }: RequestContext, tx: Transaction, id: number, expiresAt: Date | null): Promise<void> {
    await tx.query(null, 'UPDATE memories SET expires_at = $3 WHERE workspace_id = $1 AND id = $2', [workspaceId, id, expiresAt]);
  }
}

const WRITE_TRAITS = `meta = $3, importance = $4, categories = $5, temporal_type = $6, temporal_raw_text = $7, valid_until = $8,
  scope = $9`;

/** Removes the links of a memory to those of another scope. */
const UNLINK_OTHER_SCOPES = `
DELETE FROM memory_links l USING memories other
WHERE l.workspace_id = $1 AND (l.newer_id = $2 OR l.older_id = $2) AND other.workspace_id = $1
  AND other.id = CASE WHEN l.newer_id = $2 THEN l.older_id ELSE l.newer_id END AND other.scope <> ALL($3::bytea[])`;

/** A memory that moves to another scope leaves its versions and near-duplicates behind. */
const LINKS_IN_SCOPE = `follows = CASE WHEN scope = ANY($10::bytea[]) THEN follows END,
  near_duplicate_of = CASE WHEN scope = ANY($10::bytea[]) THEN near_duplicate_of END`;

/** `updated_at` is the date of the text: a change of meta alone does not set it. An edited text may be no version of another. */
const WRITE_TEXT = `text = $10, text_hash = $11, near_duplicate_of = $12, updated_at = $13,
  embedding = $14, embedding_model_id = $15, embedding_b = $16, embedding_b_model_id = $17,
  lexemes = array_to_tsvector($18::text[]), text_length = $19, follows = NULL`;

const RECORD_CHANGES = `
WITH ${memoryEvents('(SELECT id FROM unnest($2::bigint[]) AS id)', 'memory.updated', `'action', $5::text`, '$3', '$4', '$6')}
SELECT FROM told`;
