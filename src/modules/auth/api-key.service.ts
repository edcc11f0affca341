import { Inject, Injectable } from '@nestjs/common';
import { EntityManager, MoreThan } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { ApiKey, type ApiKeyKind } from '../../database/entities/api-key.entity.js';
import { type EntityTransaction, Transactions } from '../../database/transactions.js';
import { displayPrefix, newApiKey, sha256 } from './api-key.js';
import { CredentialCache } from './credential-cache.js';

/** A new key with its secret. Only the response that creates the secret contains it. */
export interface IssuedKey {
  readonly id: number;
  readonly key: string;
  readonly prefix: string;
}

/** Changes to a key. A limit of null means the default: the workspace's limit, or that of Azen keys. */
export type ApiKeyChanges = Partial<
  Pick<ApiKey, 'label' | 'enabled' | 'rpmLimit' | 'burstLimit' | 'expiresAt' | 'operations' | 'userId'>
>;
export type NewApiKey = Pick<ApiKey, 'workspaceId' | 'label'> &
  Omit<ApiKeyChanges, 'enabled' | 'label'> & { readonly kind?: ApiKeyKind };

/** The name of this installation, which new keys tell; undefined where there is one alone. */
export const CELL_NAME = Symbol('CELL_NAME');

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly manager: EntityManager,
    private readonly credentials: CredentialCache,
    private readonly transactions: Transactions,
    @Inject(CELL_NAME) private readonly cellName: string | undefined,
  ) {}

  /**
   * Creates a key.
   * @param wanted its secret; undefined for a random one
   * @throws AppError `conflict` for a key of the Azen API that is to be bound to a user
   */
  async issue({ manager }: EntityTransaction, record: NewApiKey, wanted?: string): Promise<IssuedKey> {
    if (record.userId) refuseBoundAzen(record);
    const key = wanted ?? newApiKey(record.kind, this.cellName);
    const prefix = displayPrefix(key);
    const { identifiers } = await manager.insert(ApiKey, { ...record, keyHash: sha256(key), prefix });
    return { id: identifiers[0]?.['id'], key, prefix };
  }

  /** Returns the keys of a workspace, oldest first. */
  list(workspaceId: number): Promise<ApiKey[]> {
    return this.manager.find(ApiKey, { where: { workspaceId }, order: { id: 'ASC' } });
  }

  /**
   * Returns a page of the keys of a workspace, oldest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  listPage(workspaceId: number, page: PageRequest): Promise<Page<ApiKey>> {
    return pageById(`keys ${workspaceId}`, page, (after, take) =>
      this.manager.find(ApiKey, {
        where: { workspaceId, ...(after !== undefined && { id: MoreThan(after) }) },
        order: { id: 'ASC' },
        take,
      }),
    );
  }

  /** @throws AppError `not_found` */
  async find(id: number, manager = this.manager): Promise<ApiKey> {
    const key = await manager.findOneBy(ApiKey, { id });
    if (!key) throw notFound();
    return key;
  }

  /** Returns the number of keys of a workspace. */
  count({ manager }: EntityTransaction, workspaceId: number): Promise<number> {
    return manager.countBy(ApiKey, { workspaceId });
  }

  /**
   * Changes a key. Calls with a disabled key answer 403 until it is enabled again; its secret does not change.
   * @throws AppError `not_found`, `conflict` for a key of the Azen API that is to be bound to a user
   */
  update(id: number, changes: ApiKeyChanges): Promise<ApiKey> {
    return this.change(async (manager) => {
      const key = await this.find(id, manager);
      if (changes.userId) refuseBoundAzen(key);
      if (Object.keys(changes).length > 0) await manager.update(ApiKey, { id }, changes);
      return this.find(id, manager);
    });
  }

  /**
   * Replaces the secret of a key. The old secret is invalid from then on.
   * @throws AppError `not_found`
   */
  regenerate(id: number): Promise<IssuedKey> {
    return this.change(async (manager) => {
      const key = newApiKey((await this.find(id, manager)).kind, this.cellName);
      const prefix = displayPrefix(key);
      await manager.update(ApiKey, { id }, { keyHash: sha256(key), prefix });
      return { id, key, prefix };
    });
  }

  /** @throws AppError `not_found` */
  delete(id: number): Promise<void> {
    return this.change(async (manager) => {
      const { affected } = await manager.delete(ApiKey, { id });
      if (!affected) throw notFound();
    });
  }

  /** Changes keys in a transaction, and then lets nobody in by what was true before. */
  private async change<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.transactions.run(({ manager }) => work(manager));
    this.credentials.invalidate();
    return result;
  }
}

/** The memories of the Azen API have no meta that could name a user. */
function refuseBoundAzen({ kind }: Pick<NewApiKey, 'kind'>): void {
  if (kind === 'azen') throw new AppError('conflict', { detail: 'A key of the Azen API cannot be bound to a user' });
}

const notFound = () => new AppError('not_found', { detail: 'API key not found' });
