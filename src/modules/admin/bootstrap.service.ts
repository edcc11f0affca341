import { Injectable, Logger } from '@nestjs/common';
import { Workspace } from '../../database/entities/workspace.entity.js';
import { type EntityTransaction, Transactions } from '../../database/transactions.js';
import { ApiKeyService, type IssuedKey } from '../auth/api-key.service.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { WorkspaceService } from '../workspaces/workspace.service.js';

/** The key of the advisory lock: an arbitrary number that no other program on this database is likely to use. */
const BOOTSTRAP_LOCK = 7_726_302;

/** Creates the first workspace, so that a new installation can be used at once. */
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
   * Creates the first workspace and its key, unless the database has a workspace. If several processes start at once,
   * exactly one of them creates it.
   * @param wantedKey the key to give to the first workspace instead of a random one
   * @param idStart the least id of workspaces that are made from now on; those that are there keep theirs
   * @returns the new key; undefined if there is a workspace already
   */
  async ensureFirstWorkspace(wantedKey?: string, idStart = 1): Promise<IssuedKey | undefined> {
    const issued = await this.transactions.run(async (tx) => {
      await tx.query(null, 'SELECT pg_advisory_xact_lock($1)', [BOOTSTRAP_LOCK]);
      await tx.query(null, BEGIN_IDS_AT, [idStart]);
      return (await tx.manager.existsBy(Workspace, {})) ? undefined : this.createFirstWorkspace(tx, wantedKey);
    });
    if (!issued && wantedKey && !(await this.credentials.find(wantedKey)))
      this.logger.warn('MNEMONEST_BOOTSTRAP_KEY is no key of this database: it is used only where there is no workspace yet');
    return issued;
  }

  private async createFirstWorkspace(tx: EntityTransaction, wantedKey?: string): Promise<IssuedKey> {
    const { id: workspaceId } = await this.workspaces.create(tx, { name: 'Default' });
    return this.keys.issue(tx, { workspaceId, label: 'bootstrap' }, wantedKey);
  }
}

/** Ids are never counted back: each belongs to one workspace for ever. */
const BEGIN_IDS_AT = `
SELECT setval('workspaces_id_seq', $1::bigint, false) FROM workspaces_id_seq WHERE last_value < $1::bigint`;
