import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../database/database.js';
import { AuditRepository } from './audit.repository.js';

/** An operator who has a workspace open is recorded once in this time. */
const ONCE_IN_MS = 3_600_000;

/** Records in the audit that operators open workspaces in the dashboard: they see its memories there without a key of it. */
@Injectable()
export class OperatorVisits {
  private readonly logger = new Logger('Audit');
  private readonly recorded = new LRUCache<number, true>({ max: 10_000, ttl: ONCE_IN_MS });

  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /** Records a visit, without delaying it. */
  record(workspaceId: number, requestId: string, at: Date): void {
    if (this.recorded.has(workspaceId)) return;
    this.recorded.set(workspaceId, true);
    this.audit
      .record(this.database, { workspaceId, actor: 'admin', action: 'workspace.opened', details: {}, requestId, at })
      .catch(({ message }: Error) => this.logger.warn(`the visit of workspace ${workspaceId} is not recorded: ${message}`));
  }
}
