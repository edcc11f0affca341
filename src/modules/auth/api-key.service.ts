import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { ApiKey } from '../../database/entities/api-key.entity.js';
import { displayPrefix, newApiKey, sha256 } from './api-key.js';
import { CredentialCache } from './credential-cache.js';

/** A key as it is shown: whole only in the answer that makes it. */
export interface IssuedKey {
  readonly id: number;
  readonly key: string;
  readonly prefix: string;
}

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly manager: EntityManager,
    private readonly credentials: CredentialCache,
  ) {}

  /** @param manager of the transaction that also makes the workspace, where there is one */
  async issue(workspaceId: number, label: string, manager: EntityManager = this.manager, key = newApiKey()): Promise<IssuedKey> {
    const prefix = displayPrefix(key);
    const { identifiers } = await manager.insert(ApiKey, { workspaceId, label, keyHash: sha256(key), prefix });
    return { id: identifiers[0]?.['id'], key, prefix };
  }

  /** A disabled key answers 403 until it is enabled again; its secret stays. */
  async setEnabled(id: number, enabled: boolean): Promise<ApiKey> {
    await this.change(id, { enabled });
    return this.manager.findOneByOrFail(ApiKey, { id });
  }

  /** A new secret on the same record; the old one is unknown from this moment on. */
  async regenerate(id: number): Promise<IssuedKey> {
    const key = newApiKey();
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
    if (!affected) throw new AppError('not_found', { detail: 'API key not found' });
    this.credentials.forgetAll();
  }
}
