import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../common/grouping.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { toQueryVector, vectorsOf } from '../../../database/vector-index.js';
import type { EmbeddedText, EmbeddingSpace } from '../../embeddings/embedding-space.js';
import { MemoryEncryption } from './memory-encryption.js';
import { nearestRows, type SearchPlan } from './vector-search.js';
import { WorkspaceLayouts } from './workspace-layouts.js';

/** A live memory that a new text is compared with; one with an external id is compared with none. */
export interface NearText {
  readonly id: number;
  readonly text: string;
  /** Cosine of the two embeddings, -1..1. */
  readonly cosine: number;
  readonly updatedAt: Date;
  /** Id of the oldest memory of its cluster; null if the memory is in no cluster. */
  readonly nearDuplicateOf: number | null;
  /** Names the conversation that it is a turn of, as `MemoryEncryption.conversationOf`; null for none. */
  readonly conversation: string | null;
}

/** The forms in which a scope may be stored: only memories of one scope are compared. */
export type Scopes = readonly Buffer[];

/** A text that is compared with the memories of its scope. */
export interface ScopedText {
  /** SHA-256 of the exact form; null to ask only for the nearest memories. */
  readonly textHash: Buffer | null;
  readonly scopes: Scopes;
}

/** The memories that a new text is compared with. */
export interface Neighbours {
  /** The live memories of its scope most similar to it, the most similar first. */
  readonly nearest: readonly NearText[];
  /** True if a live memory of the scope has the exact form of the text. */
  readonly hasDuplicate: boolean;
}

/** Finds the memories most similar to a text, for the pipeline that stores it. */
@Injectable()
export class NeighbourRepository {
  /** Texts of the statements by name: one for each partition, model and plan. */
  private readonly statements = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly layouts: WorkspaceLayouts,
    private readonly encryption: MemoryEncryption,
  ) {}

  /**
   * Finds the `limit` live memories of a scope nearest to a vector, the nearest first.
   * @param scopes the forms in which the scope may be stored
   */
  async nearest(ctx: RequestContext, embedded: EmbeddedText, scopes: Scopes, limit: number): Promise<readonly NearText[]> {
    const { nearest } = await this.find(ctx, embedded, { textHash: null, scopes }, limit);
    return nearest;
  }

  /**
   * Finds the nearest memories of a new text, and whether a live memory of its scope has its exact form, in one statement:
   * every store needs both.
   * @param limit maximum number of nearest memories
   */
  async find(
    { workspaceId }: RequestContext,
    { space, vector }: EmbeddedText,
    { textHash, scopes }: ScopedText,
    limit: number,
  ): Promise<Neighbours> {
    const plan = await this.layouts.scopePlan(workspaceId, scopes);
    const name = `nearest_texts_${space.id}_${Object.values(plan).map(Number).join('_')}`;
    const text = this.statements.get(name) ?? nearestTextsStatement(space, plan);
    this.statements.set(name, text);
    const hashes = textHash && this.encryption.hashesOf(workspaceId, textHash);
    const values = [workspaceId, toQueryVector(space, vector), limit, hashes, scopes];
    const rows = await this.database.query<NearText & { hasDuplicate: boolean }>(name, text, values);
    // The index returns the rows only nearly in order.
    rows.sort((a, b) => b.cosine - a.cosine);
    const nearest = rows.map((row) => this.encryption.decrypt(workspaceId, row.id, row));
    return { nearest, hasDuplicate: rows[0]?.hasDuplicate ?? false };
  }

  /**
   * Finds the clusters of stored memories of one scope: of each, the live memories of the scope at a cosine of at least `least`
   * among the `limit` nearest, itself among them; without those that have an external id or a life time. A memory that has none
   * near it is left out.
   */
  async clustersOf(
    { workspaceId }: Pick<RequestContext, 'workspaceId'>,
    space: EmbeddingSpace,
    { ids, scope }: { readonly ids: readonly number[]; readonly scope: Buffer },
    { limit, least }: { readonly limit: number; readonly least: number },
  ): Promise<ReadonlyMap<number, readonly StoredNeighbour[]>> {
    const plan = await this.layouts.scopePlan(workspaceId, [scope]);
    const name = `clusters_${space.id}_${Object.values(plan).map(Number).join('_')}`;
    const text = this.statements.get(name) ?? clustersStatement(space, plan);
    this.statements.set(name, text);
    const rows = await this.database.query<StoredNeighbour & { given: number }>(name, text, [workspaceId, ids, limit, least]);
    return groupBy(
      rows.map((row) => this.encryption.decrypt(workspaceId, row.id, row)),
      ({ given }) => given,
    );
  }
}

/** A live memory near another one. */
export interface StoredNeighbour {
  readonly id: number;
  readonly text: string;
  readonly textHash: Buffer;
  /** Cosine of the two embeddings, -1..1. */
  readonly cosine: number;
  readonly validFrom: Date;
}

/** Returns the statement of {@link NeighbourRepository.clustersOf}: $1 workspace, $2 memories, $3 limit, $4 smallest cosine. */
export function clustersStatement(space: EmbeddingSpace, plan: SearchPlan): string {
  const { expression, predicate } = vectorsOf(space);
  const distance = `m.${expression} <=> given.vector`;
  const nearest = nearestRows(plan, {
    columns: `m.id, m.text, m.text_hash AS "textHash", 1 - (${distance}) AS cosine, m.updated_at AS "validFrom"`,
    distance,
    rest: `m.${predicate} AND m.scope = given.scope AND m.external_key IS NULL AND m.expires_at IS NULL`,
    limit: '$3',
  });
  // Most memories have none near them: only the texts of the others are worth sending.
  return `SELECT given, id, text, "textHash", cosine, "validFrom" FROM (
      SELECT given.id AS given, n.*, count(*) OVER (PARTITION BY given.id) AS size FROM (
        SELECT id, ${expression} AS vector, scope FROM memories_${plan.partition}
        WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND ${predicate}) AS given
      CROSS JOIN LATERAL (${nearest}) AS n WHERE n.cosine >= $4) AS clusters
    WHERE size > 1 ORDER BY given, id`;
}

/** Returns the statement of {@link NeighbourRepository.find}: $1 workspace, $2 vector, $3 limit, $4 hashes or null, $5 scopes. */
export function nearestTextsStatement(space: EmbeddingSpace, plan: SearchPlan): string {
  const { expression, type, predicate } = vectorsOf(space);
  const distance = `m.${expression} <=> $2::${type}`;
  const columns = `m.id, m.text, 1 - (${distance}) AS cosine, m.updated_at AS "updatedAt",
      m.near_duplicate_of AS "nearDuplicateOf", memory_conversation(m.meta) AS conversation,
      EXISTS (SELECT FROM memories_${plan.partition}
              WHERE workspace_id = $1 AND scope = ANY($5::bytea[]) AND text_hash = ANY($4::bytea[])
                AND archived_at IS NULL AND ${NOT_EXPIRED}) AS "hasDuplicate"`;
  return nearestRows(plan, {
    columns,
    distance,
    rest: `m.${predicate} AND m.scope = ANY($5::bytea[]) AND m.external_key IS NULL`,
    limit: '$3',
  });
}
