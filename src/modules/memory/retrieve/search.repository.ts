import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { toQueryVector } from '../../../database/vector-index.js';
import { isForeign } from '../../../providers/embeddings/language-calibration.js';
import type { QueryPeriod } from '../../../text/temporal/period/query-period.js';
import type { EmbeddedText, EmbeddingSpace } from '../../embeddings/embedding-space.js';
import { resolvedFilter } from '../records/filter-matches.js';
import type { RetrievedMemory, ScoreFactors } from '../records/memory.types.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { conditionsOf, isIndexed, type MemoryFilter, nameOfFilter } from '../records/memory-filter.js';
import { WorkspaceLayouts } from '../records/workspace-layouts.js';
import { confidenceOf } from './confidence.js';
import { OPTIONAL } from './query-words.js';
import { type SearchShape, searchStatement } from './search-statement.js';
import { QUERY_LEXEMES } from './search-words.js';
import { newestVersionsFirst, type RankedHit, VERSIONS_BELOW } from './versions.js';

/** A search: the query with its options. */
export interface Search {
  readonly embedded: EmbeddedText;
  /** Words of the query, each with its other forms, separated by spaces. */
  readonly words: readonly string[];
  /** Smallest similarity, 0..1. */
  readonly minScore: number;
  readonly topK: number;
  readonly filter?: MemoryFilter | undefined;
  /** True to return the factors of the scores too. */
  readonly explain: boolean;
  /** The time in the past to search at; the present if undefined. */
  readonly asOf?: Date | undefined;
  /** The period that the query names. */
  readonly period?: QueryPeriod | null;
}

/** Returns the number of candidates by vector. Two steps only, because each is a prepared statement with a plan of its own. */
const nearestFor = (topK: number): number => (topK <= 10 ? 100 : 200);

/** Up to this number of memories that a filter selects, all of their vectors are compared: that is exact, and faster. */
const FEW_SELECTED = 2_000;

/** The ends of an open period; PostgreSQL cannot subtract infinity. */
const BEGINNING_OF_TIME = '0001-01-01Z';
const END_OF_TIME = '9999-01-01Z';

/** Runs the search statement of a retrieve. */
@Injectable()
export class SearchRepository {
  /** Texts of the prepared statements by name: one for each partition, model, shape and kind of filter. */
  private readonly statements = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly layouts: WorkspaceLayouts,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Returns the best memories of the workspace, the best first. */
  async search(ctx: RequestContext, search: Search): Promise<RetrievedMemory[]> {
    const found = newestVersionsFirst(await this.findHits(ctx, search));
    return found.slice(0, search.topK).map((hit) => {
      const { factors, ...shown } = this.encryption.decrypt(ctx.workspaceId, hit.id, hit);
      return factors ? { ...shown, factors: factorsOf(hit, factors, found, search.period) } : shown;
    });
  }

  private async findHits(ctx: RequestContext, search: Search): Promise<RankedHit[]> {
    const { workspaceId, now } = ctx;
    const { space, vector } = search.embedded;
    const { languages } = space.embedder;
    const shape = {
      ...(await this.layouts.searchPlan(workspaceId)),
      nearest: nearestFor(search.topK),
      explain: search.explain,
      past: search.asOf !== undefined,
      encrypted: this.encryption.isEnabled,
      period: Boolean(search.period),
      foreign: languages !== undefined && isForeign(languages, vector),
    };
    const words = shape.encrypted ? await this.encryptedWords(workspaceId, search.words) : search.words;
    const values: unknown[] = [
      workspaceId,
      toQueryVector(space, vector),
      words,
      search.minScore,
      search.asOf ?? now,
      search.topK + VERSIONS_BELOW,
      ...(search.period ? [search.period.start ?? BEGINNING_OF_TIME, search.period.end ?? END_OF_TIME] : []),
    ];
    if (!search.filter) return this.prepared(nameOf(space, shape), () => searchStatement(space, shape), values);
    const filter = await this.narrowedFilter(ctx, shape.partition, search.filter);
    const filtered = { ...shape, exact: shape.exact || filter.ids !== undefined, indexed: false };
    const condition = conditionsOf(filter, values);
    const make = () => searchStatement(space, filtered, condition);
    // To plan the statement takes longer than to run it on the memories of one user. With more, the best plan depends on how
    // many; and of filters of any shape there are too many to prepare: a connection keeps its prepared statements for ever.
    const ofFilter = filter.ids && nameOfFilter(filter);
    return ofFilter
      ? this.prepared(`${nameOf(space, filtered)}_${ofFilter}`, make, values)
      : this.database.query(null, make(), values);
  }

  private prepared(name: string, make: () => string, values: unknown[]): Promise<RankedHit[]> {
    const text = this.statements.get(name) ?? make();
    this.statements.set(name, text);
    return this.database.query(name, text, values);
  }

  /**
   * Returns the filter with the ids of the memories that it selects, if they are few and the index on meta finds them: the index
   * of vectors would have to pass all others until it has met enough of them.
   */
  private async narrowedFilter(ctx: RequestContext, partition: number, given: MemoryFilter): Promise<MemoryFilter> {
    const filter = await resolvedFilter(ctx, this.database, this.encryption, given);
    if (filter.ids || !isIndexed(filter.where)) return filter;
    const values: unknown[] = [ctx.workspaceId, FEW_SELECTED + 1];
    const conditions = conditionsOf(filter, values);
    const rows = await this.database.query<{ id: number }>(
      null,
      `SELECT id FROM own_memories_${partition} WHERE workspace_id = $1 AND ${conditions} LIMIT $2`,
      values,
    );
    return rows.length > FEW_SELECTED ? filter : { ...filter, ids: rows.map(({ id }) => id) };
  }

  /** Returns, for each word of a query, all forms in which its lexemes may be stored. */
  private async encryptedWords(workspaceId: number, words: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ lexemes: string[]; optional: boolean }>('lexemes_of_query', QUERY_LEXEMES, [words]);
    return rows.map(({ lexemes, optional }) => {
      const forms = lexemes.flatMap((lexeme) => this.encryption.formsOf(workspaceId, lexeme)).join(' ');
      return optional ? forms + OPTIONAL : forms;
    });
  }
}

const nameOf = (space: EmbeddingSpace, shape: SearchShape): string =>
  `retrieve_${space.id}_${Object.values(shape).map(Number).join('_')}`;

/** Returns all factors of a hit, from those that the database computed. */
const factorsOf = (
  hit: RankedHit,
  factors: NonNullable<RankedHit['factors']>,
  found: readonly RankedHit[],
  period: QueryPeriod | null | undefined,
): ScoreFactors => ({
  ...factors,
  period: period ? { start: period.start, end: period.end, match: hit.periodMatch ?? 0 } : null,
  supersedes: hit.supersedes ?? [],
  confidence: confidenceOf(hit, found),
});
