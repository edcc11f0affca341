import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../../../common/request-context.js';
import { vectorsOf } from '../../../database/embedding-models.js';
import { toHalfvec } from '../../../database/halfvec.js';
import { Sql } from '../../../database/sql.js';
import { toVectorText } from '../../../database/vector-text.js';
import type { EmbeddedText, EmbeddingSpace, StorableEmbedding } from '../../embeddings/embedding-space.js';
import { nearestRows, type SearchPlan } from '../records/vector-search.js';
import { WorkspaceLayouts } from '../records/workspace-layouts.js';

/** A part of a memory that fits a query. */
export interface ChunkMatch {
  readonly memoryId: number;
  /** 0 for the beginning. */
  readonly chunk: number;
  /** -1..1 */
  readonly cosine: number;
}

/** The vectors of the parts of long texts. That of the beginning is the memory's own, and is not kept here. */
@Injectable()
export class ChunkRepository {
  constructor(
    private readonly sql: Sql,
    private readonly layouts: WorkspaceLayouts,
  ) {}

  /**
   * The nearest chunks of live memories, the nearest first; of equal ones that of the newer memory. What is not the beginning of a text is
   * looked at one by one.
   */
  async nearest({ workspaceId }: RequestContext, { space, vector }: EmbeddedText, limit: number): Promise<ChunkMatch[]> {
    const plan = await this.layouts.searchPlan(workspaceId);
    const name = `nearest_chunks_${space.id}_${Object.values(plan).map(Number).join('_')}`;
    return this.sql.query<ChunkMatch & object>(name, nearestStatement(space, plan), [workspaceId, toHalfvec(vector), limit]);
  }

  /** Keeps the vectors of all chunks of a memory but the first; `embeddings[0]` is that of chunk 1. Earlier ones go. */
  async write(
    manager: EntityManager,
    workspaceId: number,
    memoryId: number,
    embeddings: readonly StorableEmbedding[],
  ): Promise<void> {
    await this.remove(manager, workspaceId, [memoryId]);
    const rows = embeddings.flatMap(({ space, vector, others }, index) =>
      [{ space, vector }, ...others].map((each) => ({
        chunk: index + 1,
        model: each.space.id,
        vector: toVectorText(each.vector),
      })),
    );
    if (!rows.length) return;
    await manager.query(
      `INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, embedding)
       SELECT $1, $2, chunk, model, vector::halfvec FROM unnest($3::int[], $4::smallint[], $5::text[]) AS r (chunk, model, vector)`,
      [workspaceId, memoryId, rows.map(({ chunk }) => chunk), rows.map(({ model }) => model), rows.map((row) => row.vector)],
    );
  }

  async remove(manager: EntityManager, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    await manager.query('DELETE FROM memory_chunks WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])', [
      workspaceId,
      memoryIds,
    ]);
  }
}

function nearestStatement(space: EmbeddingSpace, plan: SearchPlan): string {
  const { expression, type, predicate } = vectorsOf(space);
  const distance = `m.${expression} <=> $2::${type}`;
  const chunkDistance = `c.embedding::${type} <=> $2::${type}`;
  const columns = `m.id AS "memoryId", 0 AS chunk, 1 - (${distance}) AS cosine`;
  return `SELECT "memoryId", chunk, cosine FROM (
      (${nearestRows(plan, { columns, distance, rest: `m.${predicate}`, limit: '$3' })})
      UNION ALL
      (SELECT c.memory_id, c.chunk, 1 - (${chunkDistance}) FROM memory_chunks c JOIN memories_${plan.partition} m ON m.workspace_id = $1 AND m.id = c.memory_id
       WHERE c.workspace_id = $1 AND c.model_id = ${Number(space.id)} AND m.archived_at IS NULL ORDER BY ${chunkDistance} LIMIT $3)) AS matches
    ORDER BY cosine DESC, "memoryId" DESC, chunk LIMIT $3`;
}
