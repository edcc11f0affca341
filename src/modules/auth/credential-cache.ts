import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Broadcast, CREDENTIALS_CHANGED } from '../../database/broadcast.js';
import { AccessTokenRepository, credentialOfToken } from './access-token.repository.js';
import { isKeyForm, sha256 } from './api-key.js';
import { type Credential, CredentialRepository } from './credential.repository.js';
import { workspaceOfSecret } from './oauth-token.js';

/** Time for which a credential is remembered while other processes tell when it changes, and while they do not. */
const TTL_MS = 3_000;
const UNHEARD_TTL_MS = 1_000;
const MAX_ENTRIES = 10_000;

/**
 * A cache of credentials by key and access token. A change to a key, workspace, account or grant clears it at once, in this
 * process and in those that hear of it; the others use an outdated credential for a second at most.
 */
@Injectable()
export class CredentialCache implements OnModuleInit {
  private readonly entries = new LRUCache<string, { credential: Credential | undefined }>({ max: MAX_ENTRIES, ttl: TTL_MS });
  /** Number of times that the cache was cleared: a look-up that began before the last time is not cached. */
  private generation = 0;

  constructor(
    private readonly repository: CredentialRepository,
    private readonly accessTokens: AccessTokenRepository,
    private readonly broadcast: Broadcast,
  ) {}

  onModuleInit(): void {
    this.broadcast.subscribe(CREDENTIALS_CHANGED, () => this.clear());
  }

  /** Returns the credential of a key, undefined if there is no such key. What cannot be a key is not looked up. */
  async find(key: string): Promise<Credential | undefined> {
    return isKeyForm(key) ? this.findByHash(sha256(key)) : undefined;
  }

  /** Returns the credential of the key with a hash. */
  findByHash(hash: Buffer): Promise<Credential | undefined> {
    return this.remembered(hash.toString('base64'), async () => {
      const found = await this.repository.findByHash(hash);
      return found && timingSafeEqual(found.keyHash, hash) ? found : undefined;
    });
  }

  /** Returns the credential of an access token of OAuth; undefined if it is unknown, or its key is no more. */
  findByAccessToken(token: string): Promise<Credential | undefined> {
    const workspaceId = workspaceOfSecret(token, 'access');
    if (workspaceId === undefined) return Promise.resolve(undefined);
    const hash = sha256(token);
    return this.remembered(`token ${hash.toString('base64')}`, async () => {
      const found = await this.accessTokens.find(workspaceId, hash);
      const credential = found && (await this.findByHash(found.keyHash));
      return credential && credentialOfToken(credential, found);
    });
  }

  /** Returns the credential with which the operator acts in a workspace, undefined if there is no such workspace. */
  ofOperator(workspaceId: number): Promise<Credential | undefined> {
    return this.remembered(`workspace ${workspaceId}`, () => this.repository.findForOperator(workspaceId));
  }

  private async remembered(id: string, look: () => Promise<Credential | undefined>): Promise<Credential | undefined> {
    const hit = this.entries.get(id);
    if (hit) return hit.credential;
    const { generation } = this;
    const credential = await look();
    if (generation === this.generation)
      this.entries.set(id, { credential }, { ttl: this.broadcast.isHeard ? TTL_MS : UNHEARD_TTL_MS });
    return credential;
  }

  /** Clears the cache in all processes. Must be called after every committed change to a key, workspace, account or grant. */
  invalidate(): void {
    this.clear();
    this.broadcast.publish(CREDENTIALS_CHANGED);
  }

  private clear(): void {
    this.generation++;
    this.entries.clear();
  }
}
