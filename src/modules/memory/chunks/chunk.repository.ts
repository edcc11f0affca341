import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import { toVectorText } from '../../../database/vector-text.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';

/** Stores the vectors of the chunks of long texts, except the first chunk: its vector is the memory's own. */
@Injectable()
export class ChunkRepository {
  /**
   * Writes the vectors of a memory's chunks except the first, in place of any earlier ones.
   * @param embeddings the first is of chunk 1, where chunk 0 is the first chunk
   */
  async write(tx: Transaction, workspaceId: number, memoryId: number, embeddings: readonly StorableEmbedding[]): Promise<void> {
    await this.remove(tx, workspaceId, [memoryId]);
    const rows = embeddings.flatMap(({ space, vector, others }, index) =>
      [{ space, vector }, ...others].map((each) => ({
        chunk: index + 1,
        model: each.space.id,
        vector: toVectorText(each.vector),
      })),
    );
    if (!rows.length) return;
    await tx.query(
      null,
      `INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, embedding)
       SELECT $1, $2, chunk, model, vector::halfvec
       FROM unnest($3::int[], $4::smallint[], $5::text[]) AS r (chunk, model, vector)`,
      [workspaceId, memoryId, rows.map(({ chunk }) => chunk), rows.map(({ model }) => model), rows.map((row) => row.vector)],
    );
  }

  async remove(tx: Transaction, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    await tx.query(null, 'DELETE FROM memory_chunks WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])', [
      workspaceId,
      memoryIds,
    ]);
  }
}
