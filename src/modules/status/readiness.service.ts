import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { REDIS } from '../../providers/providers.module.js';
import type { RedisLink } from '../../providers/redis/redis-link.js';

/** The readiness of this process, and of its dependencies. */
export interface Readiness {
  /** `degraded`: the process serves requests, but a configured dependency cannot be reached. */
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: { readonly database: 'up' | 'down'; readonly redis: 'up' | 'down' | 'not configured' };
}

const PING_TIMEOUT_MS = 2_000;

@Injectable()
export class ReadinessService {
  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: RedisLink | null,
  ) {}

  async check(): Promise<Readiness> {
    const [database, redis] = await Promise.all([this.isDatabaseUp(), this.redis?.isUp()]);
    const status = !database ? 'unavailable' : redis === false ? 'degraded' : 'ready';
    return {
      status,
      checks: { database: database ? 'up' : 'down', redis: redis === undefined ? 'not configured' : redis ? 'up' : 'down' },
    };
  }

  private isDatabaseUp(): Promise<boolean> {
    const answered = this.database.query('ping', 'SELECT 1', []).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, sleep(PING_TIMEOUT_MS, false, { ref: false })]);
  }
}
