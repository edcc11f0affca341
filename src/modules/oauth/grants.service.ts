import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { type Grant, GrantRepository } from './grant.repository.js';

/** Shows operators which applications may use the keys of a workspace, and ends that. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly grants: GrantRepository,
    private readonly credentials: CredentialCache,
  ) {}

  /**
   * Returns a page of the grants of a workspace, the oldest first; those whose key is no more have ended.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(workspaceId: number, page: PageRequest): Promise<Page<Grant>> {
    return pageById(`grants of ${workspaceId}`, page, (after, limit) =>
      this.grants.list(this.database, workspaceId, after ?? 0, limit),
    );
  }

  /** Ends a grant: its tokens are unknown from now on. @throws AppError `not_found` */
  async revoke(id: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const grant = await this.grants.find(tx, id);
      if (!grant) throw new AppError('not_found', { detail: 'Grant not found' });
      await this.grants.delete(tx, grant);
    });
    this.credentials.invalidate();
  }
}
