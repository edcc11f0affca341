import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../../common/app-error.js';
import { Database } from '../../../database/database.js';
import { Workspace } from '../../../database/entities/workspace.entity.js';
import { Transactions } from '../../../database/transactions.js';
import { CredentialCache } from '../../auth/credential-cache.js';
import { type Purge, PurgeRepository } from './purge.repository.js';
import { PurgeWorker } from './purge.worker.js';

/** Deletes workspaces with all that they have, in the background. */
@Injectable()
export class PurgeService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly credentials: CredentialCache,
    private readonly purges: PurgeRepository,
    private readonly worker: PurgeWorker,
  ) {}

  /**
   * Begins to purge a workspace, which answers no call from then on; or returns the purge that has begun.
   * @param confirm the name of the workspace
   * @throws AppError `not_found`; `validation_failed` for another name; `conflict` while the workspace is moving
   */
  async begin(workspaceId: number, confirm: string): Promise<Purge> {
    await this.transactions.run(async (tx) => {
      const workspace = await tx.manager.findOne(Workspace, { where: { id: workspaceId }, lock: { mode: 'for_no_key_update' } });
      if (!workspace) throw new AppError('not_found', { detail: 'Workspace not found' });
      if (workspace.name !== confirm)
        throw invalidField(['body', 'confirm'], 'confirm must equal the name of the workspace', confirm);
      if (workspace.movingSince && !workspace.movedAt)
        throw new AppError('conflict', { detail: 'The workspace is moving: end that, or abandon it, before' });
      await tx.manager.save(Object.assign(workspace, { deletedAt: workspace.deletedAt ?? new Date() }));
      await this.purges.begin(tx, workspaceId);
    });
    this.credentials.invalidate();
    this.worker.wake();
    return this.find(workspaceId);
  }

  /** @throws AppError `not_found` */
  async find(workspaceId: number): Promise<Purge> {
    const purge = await this.purges.find(this.database, workspaceId);
    if (!purge) throw new AppError('not_found', { detail: 'Purge not found' });
    return purge;
  }
}
