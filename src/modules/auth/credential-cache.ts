import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Broadcast } from '../../providers/redis/broadcast.js';
import { sha256 } from './api-key.js';
import { type Credential, CredentialRepository } from './credential.repository.js';

/** How long another process may go on with what a key was. */
const TTL_MS = 3_000;
const MAX_ENTRIES = 10_000;
const CHANNEL = 'mnemonest:credentials-changed';

/** Key look-ups, remembered for seconds and forgotten at once when a key, workspace or account changes. */
@Injectable()
export class CredentialCache implements OnModuleInit {
  private readonly entries = new LRUCache<string, { credential: Credential | undefined }>({ max: MAX_ENTRIES, ttl: TTL_MS });
  /** Counts the changes, so that a look-up which was under way during one is not remembered. */
  private generation = 0;

  constructor(
    private readonly repository: CredentialRepository,
    private readonly broadcast: Broadcast,
  ) {}

  onModuleInit(): void {
    this.broadcast.subscribe(CHANNEL, () => this.clear());
  }

  /** @returns undefined if no such key is known */
  async find(key: string): Promise<Credential | undefined> {
    const hash = sha256(key);
    const id = hash.toString('base64');
    const hit = this.entries.get(id);
    if (hit) return hit.credential;
    const { generation } = this;
    const found = await this.repository.findByHash(hash);
    const credential = found && timingSafeEqual(found.keyHash, hash) ? found : undefined;
    if (generation === this.generation) this.entries.set(id, { credential });
    return credential;
  }

  /** To be called after every committed change to a key, workspace or account. */
  forgetAll(): void {
    this.clear();
    this.broadcast.publish(CHANNEL);
  }

  private clear(): void {
    this.generation++;
    this.entries.clear();
  }
}
