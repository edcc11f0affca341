import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Queries } from '../../../common/queries.js';
import { Database } from '../../../database/database.js';
import type { SearchPlan } from './vector-search.js';

/** The partition and the size of a workspace. */
export interface WorkspaceLayout {
  /** Number of the hash partition that holds the workspace's memories. */
  readonly partition: number;
  /** Number of live memories, except those of the last seconds. */
  readonly memories: number;
  /** Number of memories in the partition, as of the last ANALYZE; -1 before the first. */
  readonly inPartition: number;
}

/** Up to this number of memories, PostgreSQL compares all vectors: that is exact, and no slower than the index. */
const FEW_MEMORIES = 3_000;
/** The square of that number, as a multiple of the memories in the partition. */
const FEW_SQUARED = 2_000;
/** Up to this number of memories, the embedded database does, if the partition holds no other memories. */
const FEW_EMBEDDED_MEMORIES = 350;
/** Above this number of memories, the usual `ef_search` of the index misses more than two of the hundred nearest. */
const MANY_MEMORIES = 50_000;

/** Long enough that look-ups cost nothing; short compared with the time in which a workspace grows much. */
const TTL_MS = 10_000;
const MAX_WORKSPACES = 10_000;

/** Caches the partition and size of workspaces, so that a search can name its partition. */
@Injectable()
export class WorkspaceLayouts {
  /** True for each scope, by a name of it, that is small enough to be compared one by one. */
  private readonly parts = new LRUCache<string, Promise<boolean>>({ max: MAX_WORKSPACES, ttl: TTL_MS });
  private readonly layouts = new LRUCache<number, Promise<WorkspaceLayout>>({ max: MAX_WORKSPACES, ttl: TTL_MS });
  /** The partitions of workspaces, which never change. */
  private readonly partitions = new LRUCache<number, number>({ max: MAX_WORKSPACES });

  constructor(private readonly database: Database) {}

  /** Returns the search plan of a workspace, which depends on the number of its memories. */
  async searchPlan(workspaceId: number): Promise<SearchPlan> {
    const layout = await this.layoutOf(workspaceId);
    const { partition, memories } = layout;
    const exact = memories <= mostCompared(layout, this.database.isEmbedded);
    const { isDistributed } = this.database;
    return { partition, exact, indexed: !exact, wide: memories > MANY_MEMORIES, isDistributed };
  }

  /**
   * Returns the plan of a search among the memories of one scope: in a workspace of many users, most scopes are small.
   * @param scopes the forms in which the scope may be stored
   */
  async scopePlan(workspaceId: number, scopes: readonly Buffer[]): Promise<SearchPlan> {
    const plan = await this.searchPlan(workspaceId);
    if (plan.exact) return plan;
    const name = `${workspaceId} ${scopes.map((scope) => scope.toString('base64')).join()}`;
    const isSmall = await this.remembered(name, async () => {
      const most = Math.floor(mostCompared(await this.layoutOf(workspaceId), this.database.isEmbedded));
      const [row] = await this.database.query<{ memories: number }>(
        `count_scope_${plan.partition}`,
        countScopeStatement(plan.partition),
        [workspaceId, scopes, most + 1],
      );
      return row!.memories <= most;
    });
    return isSmall ? { ...plan, exact: true, indexed: false, wide: false } : plan;
  }

  /** Returns what was found out of a part of a workspace in the last seconds. */
  private remembered(name: string, find: () => Promise<boolean>): Promise<boolean> {
    const known = this.parts.get(name);
    if (known) return known;
    const found = find();
    this.parts.set(name, found);
    found.catch(() => this.parts.delete(name));
    return found;
  }

  layoutOf(workspaceId: number): Promise<WorkspaceLayout> {
    const known = this.layouts.get(workspaceId);
    if (known) return known;
    const layout = this.find(workspaceId);
    this.layouts.set(workspaceId, layout);
    layout.catch(() => this.layouts.delete(workspaceId));
    return layout;
  }

  /**
   * Returns the number of the partition that holds a workspace's memories.
   * @param db the connection to ask on, if it is not known: a transaction waits for no other one
   */
  async partitionOf(db: Queries, workspaceId: number): Promise<number> {
    return this.partitions.get(workspaceId) ?? (await this.find(workspaceId, db)).partition;
  }

  private async find(workspaceId: number, db: Queries = this.database): Promise<WorkspaceLayout> {
    const [layout] = await db.query<WorkspaceLayout>('workspace_layout', LAYOUT, [workspaceId]);
    this.partitions.set(workspaceId, layout!.partition);
    return layout!;
  }
}

/**
 * Returns the number of memories up to which comparing the vectors of all of them, of a workspace or of a part of it, is no
 * slower than walking the index. The index has to pass the others of the partition: the smaller the share, the more of them, so
 * that the number grows with the square root of the partition.
 *
 * PostgreSQL (measured: 3,700 of 66,500 take 8 ms, by the index 60 to 160) compares faster than the embedded database, where it
 * is 350 if there are no others (of 3,000, a search takes 5.3 ms, and with the index 2.1).
 */
export function mostCompared(
  { memories, inPartition }: Pick<WorkspaceLayout, 'memories' | 'inPartition'>,
  isEmbedded: boolean,
): number {
  return isEmbedded
    ? Math.max(FEW_EMBEDDED_MEMORIES, Math.sqrt(FEW_EMBEDDED_MEMORIES * Math.max(memories, inPartition)))
    : Math.max(FEW_MEMORIES, Math.sqrt(FEW_SQUARED * Math.max(memories, inPartition)));
}

/** Returns the statement that counts the memories of a scope, up to a limit: $1 workspace, $2 scopes, $3 limit. */
const countScopeStatement = (partition: number): string => `
SELECT count(*) AS memories FROM (
  SELECT FROM memories_${partition}
  WHERE workspace_id = $1 AND scope = ANY($2::bytea[]) AND archived_at IS NULL LIMIT $3) AS part`;

/** Asks PostgreSQL for the number of partitions and the one of the workspace, so that neither is repeated in the code. */
const LAYOUT = `SELECT remainder AS partition,
  (SELECT reltuples FROM pg_class WHERE oid = ('memories_' || remainder)::regclass) AS "inPartition",
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ''), 0) AS memories
FROM generate_series(0, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer - 1) AS remainder
WHERE satisfies_hash_partition(
  'memories'::regclass, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer,
  remainder, $1::integer)`;
