import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { ApiKey, type ApiKeyKind } from '../../database/entities/api-key.entity.js';
import type { EntityTransaction } from '../../database/transactions.js';
import { displayPrefix, newApiKey, sha256 } from './api-key.js';
import { CredentialCache } from './credential-cache.js';

/** A new key with its secret. Only the response that creates the secret contains it. */
export interface IssuedKey {
  readonly id: number;
  readonly key: string;
  readonly prefix: string;
}

/** Changes to a key. A limit of null means the default: the workspace's limit, or that of Azen keys. */
export type ApiKeyChanges = Partial<Pick<ApiKey, 'enabled' | 'rpmLimit' | 'burstLimit'>>;
export type NewApiKey = Pick<ApiKey, 'workspaceId' | 'label'> & Omit<ApiKeyChanges, 'enabled'> & { readonly kind?: ApiKeyKind };

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly manager: EntityManager,
    private readonly credentials: CredentialCache,
  ) {}

  /** Creates a key. */
  async issue({ manager }: EntityTransaction, record: NewApiKey, key = newApiKey(record.kind)): Promise<IssuedKey> {
    const prefix = displayPrefix(key);
    const { identifiers } = await manager.insert(ApiKey, { ...record, keyHash: sha256(key), prefix });
    return { id: identifiers[0]?.['id'], key, prefix };
  }

  /** Returns the keys of a workspace, oldest first. */
  list(workspaceId: number): Promise<ApiKey[]> {
    return this.manager.find(ApiKey, { where: { workspaceId }, order: { id: 'ASC' } });
  }

  /**
   * Changes a key. Calls with a disabled key answer 403 until it is enabled again; its secret does not change.
   * @throws AppError `not_found`
   */
  async update(id: number, changes: ApiKeyChanges): Promise<ApiKey> {
    if (Object.keys(changes).length > 0) await this.change(id, changes);
    const key = await this.manager.findOneBy(ApiKey, { id });
    if (!key) throw notFound();
    return key;
  }

  /**
   * Replaces the secret of a key. The old secret is invalid from then on.
   * @throws AppError `not_found`
   */
  async regenerate(id: number): Promise<IssuedKey> {
    const record = await this.manager.findOneBy(ApiKey, { id });
    if (!record) throw notFound();
    const key = newApiKey(record.kind);
    const prefix = displayPrefix(key);
    await this.change(id, { keyHash: sha256(key), prefix });
    return { id, key, prefix };
  }

  /** @throws AppError `not_found` */
  async delete(id: number): Promise<void> {
    const { affected } = await this.manager.delete(ApiKey, { id });
    this.afterChange(affected);
  }

  private async change(id: number, values: Partial<ApiKey>): Promise<void> {
    const { affected } = await this.manager.update(ApiKey, { id }, values);
    this.afterChange(affected);
  }

  private afterChange(affected: number | null | undefined): void {
    if (!affected) throw notFound();
    this.credentials.invalidate();
  }
}

const notFound = () => new AppError('not_found', { detail: 'API key not found' });
