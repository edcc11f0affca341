import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { vectorsOf } from '../../../database/embedding-models.js';
import { toHalfvec } from '../../../database/halfvec.js';
import { Sql } from '../../../database/sql.js';
import type { EmbeddedText, EmbeddingSpace } from '../../embeddings/embedding-space.js';
import type { RetrievedMemory } from '../records/memory.types.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { conditionsOf, type MemoryFilter } from '../records/memory-filter.js';
import { WorkspaceLayouts } from '../records/workspace-layouts.js';
import { nearestRows, QUERY_LEXEMES, type SearchPlace, searchStatement } from './search-statement.js';

/** What to look for. */
export interface Search {
  readonly embedded: EmbeddedText;
  /** Words of the query, each with its other forms. */
  readonly words: readonly string[];
  /** Smallest similarity, 0..1. */
  readonly minScore: number;
  readonly topK: number;
  readonly filter?: MemoryFilter | undefined;
  /** Whether the factors of the scores are wanted as well. */
  readonly explain: boolean;
  /** The moment at which the memories are looked at, where that is not now. */
  readonly asOf?: Date | undefined;
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

/** What a new text is to stand beside. */
export interface Surroundings {
  /** The nearest live memories, the nearest first. */
  readonly nearest: readonly NearText[];
  /** Whether a live memory has its exact form already. */
  readonly hasDuplicate: boolean;
}

/** The vectors of workspaces of at most so many memories are looked at one by one: exact, and no slower than the index. */
const FEW_MEMORIES = 3_000;
/** From here on the index would miss more than two of the hundred nearest. */
const MANY_MEMORIES = 50_000;

/** In a few steps: each is a statement of its own, whose plan depends on it. */
const nearestFor = (topK: number): number => (topK <= 10 ? 100 : 200);

@Injectable()
export class SearchRepository {
  /** Texts of the statements by what they depend on: 16 partitions, and few models and shapes. */
  private readonly statements = new Map<string, string>();

  constructor(
    private readonly sql: Sql,
    private readonly layouts: WorkspaceLayouts,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** The best memories of the workspace, ranked. */
  async search(ctx: RequestContext, search: Search): Promise<RetrievedMemory[]> {
    const hits = await this.findHits(ctx, search);
    return hits.map((hit) => this.encryption.decrypt(ctx.workspaceId, hit.id, hit));
  }

  private async findHits({ workspaceId, now }: RequestContext, search: Search): Promise<RetrievedMemory[]> {
    const { space, vector } = search.embedded;
    const shape = {
      ...(await this.placeOf(workspaceId)),
      nearest: nearestFor(search.topK),
      explain: search.explain,
      past: search.asOf !== undefined,
      encrypted: this.encryption.isOn,
    };
    const words = shape.encrypted ? await this.encryptedWords(workspaceId, search.words) : search.words;
    const name = `retrieve_${space.id}_${Object.values(shape).map(Number).join('_')}`;
    const values: unknown[] = [workspaceId, toHalfvec(vector), words, search.minScore, search.asOf ?? now, search.topK];
    // Filters are of any shape, and a connection keeps what is prepared for ever.
    if (search.filter) {
      const condition = conditionsOf(this.encryption.filterOf(workspaceId, search.filter), values);
      return this.sql.query(null, searchStatement(space, { ...shape, indexed: false }, condition), values);
    }
    return this.sql.query(
      name,
      this.statement(name, () => searchStatement(space, shape)),
      values,
    );
  }

  /** The `limit` nearest live memories of the workspace with their texts, the nearest first. */
  async nearestTexts(ctx: RequestContext, embedded: EmbeddedText, limit: number): Promise<readonly NearText[]> {
    const { nearest } = await this.surroundings(ctx, embedded, null, limit);
    return nearest;
  }

  /**
   * The nearest memories of a new text and whether it is known already, in one statement: every store asks for both.
   * @param textHash of its exact form, or null if nobody asks
   * @param limit how many of the nearest
   */
  async surroundings(
    { workspaceId }: RequestContext,
    { space, vector }: EmbeddedText,
    textHash: Buffer | null,
    limit: number,
  ): Promise<Surroundings> {
    const place = await this.placeOf(workspaceId);
    const name = `nearest_texts_${space.id}_${Object.values(place).map(Number).join('_')}`;
    const text = this.statement(name, () => nearestTextsStatement(space, place));
    const hashes = textHash && this.encryption.hashesOf(workspaceId, textHash);
    const rows = await this.sql.query<NearText & { hasDuplicate: boolean }>(name, text, [
      workspaceId,
      toHalfvec(vector),
      limit,
      hashes,
    ]);
    // The index's order is only nearly right.
    const nearest = rows.sort((a, b) => b.cosine - a.cosine).map((near) => this.encryption.decrypt(workspaceId, near.id, near));
    return { nearest, hasDuplicate: rows[0]?.hasDuplicate ?? false };
  }

  /** For each word of a query, all that it may be kept as. */
  private async encryptedWords(workspaceId: number, words: readonly string[]): Promise<string[]> {
    const rows = await this.sql.query<{ lexemes: string[] }>('lexemes_of_query', QUERY_LEXEMES, [words]);
    return rows.map(({ lexemes }) => lexemes.flatMap((lexeme) => this.encryption.formsOf(workspaceId, lexeme)).join(' '));
  }

  /** Where the memories of a workspace are searched, and how. */
  async placeOf(workspaceId: number): Promise<SearchPlace> {
    const { partition, memories } = await this.layouts.of(workspaceId);
    const exact = memories <= FEW_MEMORIES;
    return { partition, exact, indexed: !exact && this.sql.prepares, wide: memories > MANY_MEMORIES };
  }

  private statement(name: string, make: () => string): string {
    const known = this.statements.get(name) ?? make();
    this.statements.set(name, known);
    return known;
  }
}

function nearestTextsStatement(space: EmbeddingSpace, place: SearchPlace): string {
  const { expression, type, predicate } = vectorsOf(space);
  const distance = `m.${expression} <=> $2::${type}`;
  const columns = `m.id, m.text, 1 - (${distance}) AS cosine, m.updated_at AS "updatedAt", m.near_duplicate_of AS "nearDuplicateOf",
      EXISTS (SELECT FROM memories_${place.partition} WHERE workspace_id = $1 AND text_hash = ANY($4::bytea[]) AND archived_at IS NULL) AS "hasDuplicate"`;
  return nearestRows(place, { columns, distance, rest: `m.${predicate}`, limit: '$3' });
}
