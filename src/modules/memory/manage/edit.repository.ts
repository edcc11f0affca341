import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { RecordContent } from '../records/record.types.js';
import { keepRevision, type RevisionCause } from '../records/revisions.js';
import { vectorColumnValues } from '../records/vector-columns.js';
import type { TextReading } from '../store/text-reader.js';

/** What a memory is to be from now on. */
export interface NextVersion extends RecordContent {
  /** Of a text that is another one; undefined where the text stays. */
  readonly reading?: TextReading | undefined;
}

/** Makes memories into other versions. */
@Injectable()
export class EditRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /**
   * Keeps what the memory is as a revision, and makes it `next`. Counters and the date of its store stay. In the transaction of whoever
   * asks, who has locked it.
   */
  async change(
    ctx: RequestContext,
    tx: Transaction,
    id: number,
    { text, metaJson, importance, categories, temporal, reading }: NextVersion,
    cause: RevisionCause,
  ): Promise<void> {
    const { workspaceId } = ctx;
    await keepRevision(ctx, tx, id, cause);
    const { type, rawText, validUntil } = temporal;
    const keptMeta = this.encryption.encryptMeta(workspaceId, id, metaJson);
    const keptRawText = this.encryption.encryptRawText(workspaceId, id, rawText);
    const values: unknown[] = [workspaceId, id, keptMeta, importance, categories, type, keptRawText, validUntil];
    const set = [WRITE_TRAITS];
    if (reading) {
      set.push(WRITE_TEXT);
      const { textHash, embedding, nearDuplicateOf, saidAt } = reading;
      const kept = await this.encryption.encryptText(tx, workspaceId, { id, text, textHash });
      const { lexemes, textLength } = kept;
      values.push(kept.text, kept.textHash, nearDuplicateOf, saidAt, ...vectorColumnValues(embedding), lexemes, textLength);
    }
    await tx.query(null, `UPDATE memories SET ${set.join(', ')} WHERE workspace_id = $1 AND id = $2`, values);
  }
}

const WRITE_TRAITS = 'meta = $3, importance = $4, categories = $5, temporal_type = $6, temporal_raw_text = $7, valid_until = $8';

/** `updated_at` is the date of the text; new meta leaves it alone. */
const WRITE_TEXT = `text = $9, text_hash = $10, near_duplicate_of = $11, updated_at = $12,
  embedding = $13, embedding_model_id = $14, embedding_b = $15, embedding_b_model_id = $16,
  lexemes = array_to_tsvector($17::text[]), text_length = $18`;
