import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transaction.js';
import { ApiKeyService, type IssuedKey } from '../auth/api-key.service.js';
import { CredentialCache } from '../auth/credential-cache.js';
import {
  type NewWorkspace,
  type WorkspaceChanges,
  WorkspaceService,
  type WorkspaceWithPlan,
} from '../workspaces/workspace.service.js';

const FIRST_KEY_LABEL = 'default';

/** What an operator does. Whatever changes who may call takes hold in this process before the answer goes out. */
@Injectable()
export class AdminService {
  constructor(
    private readonly transactions: Transactions,
    private readonly workspaces: WorkspaceService,
    private readonly keys: ApiKeyService,
    private readonly credentials: CredentialCache,
  ) {}

  createWorkspace(input: NewWorkspace): Promise<WorkspaceWithPlan & { key: IssuedKey }> {
    return this.transactions.run(async (manager) => {
      const created = await this.workspaces.create(manager, input);
      return { ...created, key: await this.keys.issue(created.workspace.id, FIRST_KEY_LABEL, manager) };
    });
  }

  async updateWorkspace(id: number, changes: WorkspaceChanges) {
    return this.forgetting(await this.transactions.run((manager) => this.workspaces.update(manager, id, changes)));
  }

  async deleteWorkspace(id: number): Promise<void> {
    return this.forgetting(await this.transactions.run((manager) => this.workspaces.delete(manager, id)));
  }

  createKey(workspaceId: number, label: string): Promise<IssuedKey> {
    return this.transactions.run(async (manager) => {
      await this.workspaces.assertExists(manager, workspaceId);
      return this.keys.issue(workspaceId, label, manager);
    });
  }

  async setAccountSuspended(id: number, suspended: boolean) {
    return this.forgetting(await this.transactions.run((manager) => this.workspaces.setSuspended(manager, id, suspended)));
  }

  /** To be called with the outcome of a committed transaction. */
  private forgetting<T>(outcome: T): T {
    this.credentials.forgetAll();
    return outcome;
  }
}
