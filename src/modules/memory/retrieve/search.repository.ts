import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { vectorsOf } from '../../../database/embedding-models.js';
import { Sql } from '../../../database/sql.js';
import { toVectorText } from '../../../database/vector-text.js';
import type { EmbeddedText, EmbeddingSpace } from '../../embeddings/embedding-space.js';
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

/** The statements of one space. */
interface Statements {
  readonly nearest: string;
  readonly nearestTexts: string;
}

@Injectable()
export class SearchRepository {
  private readonly statements = new Map<number, Statements>();

  constructor(private readonly sql: Sql) {}

  /** The `limit` nearest live memories of the workspace, in nearly the right order (the index's relaxed order). */
  nearest({ workspaceId }: RequestContext, { space, vector }: EmbeddedText, limit: number): Promise<Candidate[]> {
    const { nearest } = this.statementsOf(space);
    return this.sql.query<Candidate>(`nearest_${space.id}`, nearest, [workspaceId, toVectorText(vector), limit]);
  }

  /** The same, with their texts and nothing that only a ranking needs; the nearest first. */
  async nearestTexts({ workspaceId }: RequestContext, { space, vector }: EmbeddedText, limit: number): Promise<NearText[]> {
    const { nearestTexts } = this.statementsOf(space);
    const values = [workspaceId, toVectorText(vector), limit];
    const texts = await this.sql.query<NearText>(`nearest_texts_${space.id}`, nearestTexts, values);
    return texts.sort((a, b) => b.cosine - a.cosine);
  }

  private statementsOf(space: EmbeddingSpace): Statements {
    const known = this.statements.get(space.id) ?? statementsFor(space);
    this.statements.set(space.id, known);
    return known;
  }
}

function statementsFor(space: EmbeddingSpace): Statements {
  // The expression and the predicate are those of the model's partial index.
  const { expression, type, predicate } = vectorsOf(space);
  const distance = `${expression} <=> $2::${type}`;
  const nearest = (columns: string) => `SELECT id, 1 - (${distance}) AS cosine,
        near_duplicate_of AS "nearDuplicateOf", ${columns}
      FROM memories WHERE workspace_id = $1 AND ${predicate} AND archived_at IS NULL
      ORDER BY ${distance} LIMIT $3`;
  return {
    nearest: nearest(`updated_at AS "updatedAt", importance, access_count AS "accessCount", last_accessed_at AS "lastAccessedAt",
        temporal_type AS "temporalType", valid_until AS "validUntil"`),
    nearestTexts: nearest('text, updated_at AS "updatedAt"'),
  };
}
