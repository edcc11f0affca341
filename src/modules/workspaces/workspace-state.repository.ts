import { Injectable } from '@nestjs/common';
import type { Limits } from '../../common/limits.js';
import { Database } from '../../database/database.js';

/** The state of a workspace for background work, which has no request context to take it from. */
export interface WorkspaceState {
  /** `suspended` if the workspace or its account is suspended. */
  readonly access: 'active' | 'suspended' | 'deleted';
  /** The limits of the workspace. The limits of the key are the same, because no key is involved. */
  readonly limits: Limits;
  /** IANA name */
  readonly timeZone: string;
  /** See `Principal.scopeKeys`. */
  readonly scopeKeys: readonly string[];
}

interface Row {
  readonly access: WorkspaceState['access'];
  readonly timeZone: string;
  readonly scopeKeys: readonly string[];
  readonly rpm: number;
  readonly burst: number;
  readonly memoryWrites: number | null;
  readonly memoryRetrieves: number | null;
  readonly cycleAnchor: Date;
}

@Injectable()
export class WorkspaceStateRepository {
  constructor(private readonly database: Database) {}

  /** @returns undefined for an unknown workspace */
  async find(workspaceId: number): Promise<WorkspaceState | undefined> {
    const [row] = await this.database.query<Row>('find_workspace_state', FIND, [workspaceId]);
    if (!row) return undefined;
    const { access, timeZone, scopeKeys, rpm, burst, ...quotas } = row;
    const rate = { perMinute: rpm, burst };
    return { access, timeZone, scopeKeys, limits: { key: rate, workspace: rate, quotas } };
  }
}

const FIND = `
SELECT CASE WHEN w.deleted_at IS NOT NULL THEN 'deleted'
            WHEN w.status = 'suspended' OR a.suspended_at IS NOT NULL THEN 'suspended'
            ELSE 'active' END AS access,
       w.time_zone AS "timeZone", w.scope_keys AS "scopeKeys", l.rpm_limit AS rpm, l.burst_limit AS burst,
       l.memory_write_limit AS "memoryWrites",
       l.memory_retrieve_limit AS "memoryRetrieves", l.cycle_anchor AS "cycleAnchor"
FROM workspaces w JOIN accounts a ON a.id = w.account_id JOIN workspace_limits l ON l.workspace_id = w.id
WHERE w.id = $1`;
