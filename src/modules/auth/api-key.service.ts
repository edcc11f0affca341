import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { ApiKey, type ApiKeyKind } from '../../database/entities/api-key.entity.js';
import { displayPrefix, newApiKey, sha256 } from './api-key.js';
import { CredentialCache } from './credential-cache.js';

/** A key as it is shown: whole only in the answer that makes it. */
export interface IssuedKey {
  readonly id: number;
  readonly key: string;
  readonly prefix: string;
}

/** Limits that are null are those of the workspace. */
export type ApiKeyChanges = Partial<Pick<ApiKey, 'enabled' | 'rpmLimit' | 'burstLimit'>>;
export type NewApiKey = Pick<ApiKey, 'workspaceId' | 'label'> & Omit<ApiKeyChanges, 'enabled'> & { readonly kind?: ApiKeyKind };

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly manager: EntityManager,
    private readonly credentials: CredentialCache,
  ) {}

  /** @param manager of the transaction that also makes the workspace, where there is one */
  async issue(record: NewApiKey, manager: EntityManager = this.manager, key = newApiKey(record.kind)): Promise<IssuedKey> {
    const prefix = displayPrefix(key);
    const { identifiers } = await manager.insert(ApiKey, { ...record, keyHash: sha256(key), prefix });
    return { id: identifiers[0]?.['id'], key, prefix };
  }

  /** The keys of one workspace, the oldest first. */
  list(workspaceId: number): Promise<ApiKey[]> {
    return this.manager.find(ApiKey, { where: { workspaceId }, order: { id: 'ASC' } });
  }

  /**
   * A disabled key answers 403 until it is enabled again; its secret stays.
   * @throws AppError `not_found`
   */
  async update(id: number, changes: ApiKeyChanges): Promise<ApiKey> {
    if (Object.keys(changes).length > 0) await this.change(id, changes);
    const key = await this.manager.findOneBy(ApiKey, { id });
    if (!key) throw notFound();
    return key;
  }

  /** A new secret on the same record; the old one is unknown from this moment on. */
  async regenerate(id: number): Promise<IssuedKey> {
    const known = await this.manager.findOneBy(ApiKey, { id });
    if (!known) throw notFound();
    const key = newApiKey(known.kind);
    const prefix = displayPrefix(key);
    await this.change(id, { keyHash: sha256(key), prefix });
    return { id, key, prefix };
  }

  async delete(id: number): Promise<void> {
    const { affected } = await this.manager.delete(ApiKey, { id });
    this.changed(affected);
  }

  private async change(id: number, values: Partial<ApiKey>): Promise<void> {
    const { affected } = await this.manager.update(ApiKey, { id }, values);
    this.changed(affected);
  }

  private changed(affected: number | null | undefined): void {
    if (!affected) throw notFound();
    this.credentials.forgetAll();
  }
}

const notFound = () => new AppError('not_found', { detail: 'API key not found' });
