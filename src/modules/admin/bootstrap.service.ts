import { Injectable, Logger } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { Transactions } from '../../database/transactions.js';
import { ApiKeyService, type IssuedKey } from '../auth/api-key.service.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';

/** Any number that no other user of the same database is likely to lock. */
const BOOTSTRAP_LOCK = 7_726_302;

/** Makes the first workspace, so that a new service can be used at once. */
@Injectable()
export class BootstrapService {
  private readonly logger = new Logger('Bootstrap');

  constructor(
    private readonly transactions: Transactions,
    private readonly workspaces: WorkspaceService,
    private readonly keys: ApiKeyService,
    private readonly credentials: CredentialCache,
  ) {}

  /**
   * @param wantedKey the first workspace's key, instead of a random one
   * @returns the new key, or undefined where there is a workspace already; of several processes that start at once, one makes it
   */
  async ensureFirstWorkspace(wantedKey?: string): Promise<IssuedKey | undefined> {
    const issued = await this.transactions.run(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [BOOTSTRAP_LOCK]);
      return (await manager.existsBy(Workspace, {})) ? undefined : this.createFirst(manager, wantedKey);
    });
    if (!issued && wantedKey && !(await this.credentials.find(wantedKey)))
      this.logger.warn('MNEMONEST_BOOTSTRAP_KEY is no key of this database: it is used only where there is no workspace yet');
    return issued;
  }

  private async createFirst(manager: EntityManager, wantedKey?: string): Promise<IssuedKey> {
    const { id: workspaceId } = await this.workspaces.create(manager, { name: 'Default', plan: 'self-hosted' });
    return this.keys.issue({ workspaceId, label: 'bootstrap' }, manager, wantedKey);
  }
}
