import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import type { BillingCycle } from '../../database/entities/subscription.entity.js';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { cycleAt } from '../limits/billing-cycle.js';
import { isLimitReached } from '../limits/usage.repository.js';
import { shownStatus } from '../workspaces/workspace-status.js';
import type { StatusResponse } from './status.response.js';

interface StatusRow {
  workspaceName: string;
  workspaceStatus: WorkspaceStatus;
  planName: string | null;
  billingCycle: BillingCycle | null;
  apiKeyPrefix: string;
  writeLimit: number | null;
  retrieveLimit: number | null;
  writes: number;
  retrieves: number;
}

/** Tells a client which workspace its key belongs to, and whether calls are served; for instance after a call failed. */
@Injectable()
export class StatusService {
  constructor(private readonly database: Database) {}

  async status({ workspaceId, apiKeyId, limits, now }: RequestContext): Promise<StatusResponse> {
    const [row] = await this.database.query<StatusRow>(
      'status',
      `SELECT w.name AS "workspaceName", w.status AS "workspaceStatus", p.name AS "planName", s.billing_cycle AS "billingCycle",
              k.prefix AS "apiKeyPrefix",
              l.memory_write_limit AS "writeLimit", l.memory_retrieve_limit AS "retrieveLimit",
              COALESCE(u.memory_writes, 0) AS writes, COALESCE(u.memory_retrieves, 0) AS retrieves
       FROM workspaces w JOIN api_keys k ON k.workspace_id = w.id AND k.id = $2
       JOIN workspace_limits l ON l.workspace_id = w.id
       LEFT JOIN subscriptions s ON s.workspace_id = w.id LEFT JOIN plans p ON p.id = s.plan_id
       LEFT JOIN usage_counters u ON u.workspace_id = w.id AND u.cycle_start = $3
       WHERE w.id = $1`,
      [workspaceId, apiKeyId, cycleAt(limits.quotas.cycleAnchor, now).start],
    );
    // The key was deleted after the guard had checked it.
    if (!row) throw new AppError('invalid_api_key');
    const limitReached = isLimitReached(
      { memoryWrites: row.writeLimit, memoryRetrieves: row.retrieveLimit },
      { memoryWrites: row.writes, memoryRetrieves: row.retrieves },
    );
    return {
      workspace_id: workspaceId,
      workspace_name: row.workspaceName,
      workspace_status: shownStatus(row.workspaceStatus, limitReached),
      plan_name: row.planName,
      billing_cycle: row.billingCycle,
      api_key_id: apiKeyId,
      api_key_prefix: row.apiKeyPrefix,
      healthy: true,
      server_time: now,
    };
  }
}
