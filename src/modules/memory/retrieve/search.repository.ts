import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { EMBEDDING_MODEL_ID } from '../../../database/database.module.js';
import { Sql } from '../../../database/sql.js';
import { toVectorText } from '../../../database/vector-text.js';
import { EMBEDDER, type Embedder } from '../../../providers/embeddings/embedder.js';
import type { Scorable } from './hybrid-score.js';

/** A live memory and how close it is to a query. */
export interface Candidate extends Omit<Scorable, 'relevance'> {
  readonly id: number;
  /** Cosine of the two embeddings, -1..1. */
  readonly cosine: number;
  /** The oldest of the near-duplicates that this memory belongs to, if it does. */
  readonly nearDuplicateOf: number | null;
}

/** A live memory that a new one is compared with. */
export interface NearText {
  readonly id: number;
  readonly text: string;
  /** Cosine of the two embeddings, -1..1. */
  readonly cosine: number;
  readonly updatedAt: Date;
  /** The oldest of the near-duplicates that this memory belongs to, if it does. */
  readonly nearDuplicateOf: number | null;
}

@Injectable()
export class SearchRepository {
  private readonly nearestSql: string;
  private readonly nearestTextsSql: string;

  constructor(
    private readonly sql: Sql,
    @Inject(EMBEDDING_MODEL_ID) modelId: number,
    @Inject(EMBEDDER) { dimensions }: Embedder,
  ) {
    // The cast and the literal model are those of the model's partial index (database/embedding-models).
    const distance = `embedding::halfvec(${dimensions}) <=> $2::halfvec(${dimensions})`;
    const nearest = (columns: string) => `SELECT id, 1 - (${distance}) AS cosine,
        near_duplicate_of AS "nearDuplicateOf", ${columns}
      FROM memories WHERE workspace_id = $1 AND embedding_model_id = ${modelId} AND archived_at IS NULL
      ORDER BY ${distance} LIMIT $3`;
    this.nearestSql =
      nearest(`updated_at AS "updatedAt", importance, access_count AS "accessCount", last_accessed_at AS "lastAccessedAt",
        temporal_type AS "temporalType", valid_until AS "validUntil"`);
    this.nearestTextsSql = nearest('text, updated_at AS "updatedAt"');
  }

  /** The `limit` nearest live memories of the workspace, in nearly the right order (the index's relaxed order). */
  nearest({ workspaceId }: RequestContext, vector: Float32Array, limit: number): Promise<Candidate[]> {
    return this.sql.query<Candidate>('nearest', this.nearestSql, [workspaceId, toVectorText(vector), limit]);
  }

  /** The same, with their texts and nothing that only a ranking needs; the nearest first. */
  async nearestTexts({ workspaceId }: RequestContext, vector: Float32Array, limit: number): Promise<NearText[]> {
    const texts = await this.sql.query<NearText>('nearest_texts', this.nearestTextsSql, [
      workspaceId,
      toVectorText(vector),
      limit,
    ]);
    return texts.sort((a, b) => b.cosine - a.cosine);
  }
}
