import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import { type EmbeddedPassage, passageInsert, passageRecords } from '../records/passage-vectors.js';

/** Stores the vectors of the passages of long texts. */
@Injectable()
export class ChunkRepository {
  /** Writes the passages of a memory in place of any earlier ones. */
  async write(tx: Transaction, workspaceId: number, memoryId: number, passages: readonly EmbeddedPassage[]): Promise<void> {
    await this.remove(tx, workspaceId, [memoryId]);
    if (passages.length) await tx.query('insert_passages', INSERT, [workspaceId, memoryId, passageRecords(passages)]);
  }

  async remove(tx: Transaction, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    await tx.query(null, 'DELETE FROM memory_chunks WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])', [
      workspaceId,
      memoryIds,
    ]);
  }
}

const INSERT = `WITH memory AS (SELECT $2::bigint AS id) ${passageInsert('memory', '$3')}`;
