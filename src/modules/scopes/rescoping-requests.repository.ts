import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';

/** Asks for the runs that give memories their scopes anew. */
@Injectable()
export class RescopingRequests {
  /** Begins a run, in the transaction that changes the scope keys. One that is under way starts again. */
  async begin(tx: Transaction, workspaceId: number): Promise<void> {
    await tx.query(null, BEGIN, [workspaceId]);
  }
}

const BEGIN = `
INSERT INTO rescopings (workspace_id) VALUES ($1)
ON CONFLICT (workspace_id) DO UPDATE SET requested_at = clock_timestamp(), after_id = 0, changed = 0, pass_started_at = NULL,
  problem = NULL`;
