import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '../../database/database.js';
import { AuditRepository } from './audit.repository.js';

/** A client that goes on with its expired key is recorded once in this time. */
const ONCE_IN_MS = 3_600_000;

/** A key that was used after its expiry. */
interface ExpiredKey {
  readonly workspaceId: number;
  readonly apiKeyId: number;
}

/** Records in the audit that keys are used after their expiry: somebody has to be told, or should not have the key. */
@Injectable()
export class ExpiredKeyUses {
  private readonly logger = new Logger('Audit');
  private readonly recorded = new LRUCache<number, true>({ max: 10_000, ttl: ONCE_IN_MS });

  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /** Records a use, after the answer and without delaying it. */
  record({ workspaceId, apiKeyId }: ExpiredKey, requestId: string, at: Date): void {
    if (this.recorded.has(apiKeyId)) return;
    this.recorded.set(apiKeyId, true);
    const details = { id: apiKeyId };
    this.audit
      .record(this.database, { workspaceId, actor: `key:${apiKeyId}`, action: 'key.used_expired', details, requestId, at })
      .catch(({ message }: Error) => this.logger.warn(`the use of the expired key ${apiKeyId} is not recorded: ${message}`));
  }
}
