import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../../database/database.js';
import type { SearchPlan } from './vector-search.js';

/** The partition and the size of a workspace. */
export interface WorkspaceLayout {
  /** Number of the hash partition that holds them. */
  readonly partition: number;
  /** How many live ones there are, to within what was stored in the last seconds. */
  readonly memories: number;
}

/** The vectors of workspaces of at most so many memories are compared one by one: exact, and no slower than the index. */
const FEW_MEMORIES = 3_000;
/** Above this size the usual `ef_search` of the index misses more than two of the hundred nearest. */
const MANY_MEMORIES = 50_000;

/** Long enough to cost nothing, short against the time in which a workspace grows by much. */
const KEPT_MS = 10_000;
const MAX_WORKSPACES = 10_000;

/** Caches the partition and size of workspaces, so that a search can name its partition. */
@Injectable()
export class WorkspaceLayouts {
  private readonly layouts = new LRUCache<number, Promise<WorkspaceLayout>>({ max: MAX_WORKSPACES, ttl: KEPT_MS });

  constructor(private readonly database: Database) {}

  /** Returns how the vectors of a workspace are searched, by how many memories it has. */
  async searchPlan(workspaceId: number): Promise<SearchPlan> {
    const { partition, memories } = await this.of(workspaceId);
    const exact = memories <= FEW_MEMORIES;
    return { partition, exact, indexed: !exact && this.database.prepares, wide: memories > MANY_MEMORIES };
  }

  of(workspaceId: number): Promise<WorkspaceLayout> {
    const known = this.layouts.get(workspaceId);
    if (known) return known;
    const layout = this.find(workspaceId);
    this.layouts.set(workspaceId, layout);
    layout.catch(() => this.layouts.delete(workspaceId));
    return layout;
  }

  private async find(workspaceId: number): Promise<WorkspaceLayout> {
    const [layout] = await this.database.query<WorkspaceLayout>('workspace_layout', LAYOUT, [workspaceId]);
    return layout as WorkspaceLayout;
  }
}

/** The partitions tell themselves what they hold, so that nothing here has to know how many there are. */
const LAYOUT = `SELECT
  (SELECT remainder FROM generate_series(0, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer - 1) AS remainder
   WHERE satisfies_hash_partition('memories'::regclass, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer, remainder, $1::integer)) AS partition,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ''), 0) AS memories`;
