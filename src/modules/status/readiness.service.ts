import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { rememberedFor } from '../../common/remembered-for.js';
import { Database } from '../../database/database.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { REDIS } from '../../providers/providers.module.js';
import type { RedisLink } from '../../providers/redis/redis-link.js';

/** `busy`: all connections are taken, and none became free in two seconds. */
type DatabaseState = 'up' | 'read_only' | 'full' | 'busy' | 'down';

/** The readiness of this process, and of its dependencies. */
export interface Readiness {
  /**
   * `degraded`: calls are served, but a dependency is missing that they can do without. `stopping`: calls are still served,
   * and no more are to be sent.
   */
  readonly status: 'ready' | 'degraded' | 'unavailable' | 'stopping';
  readonly checks: {
    readonly database: DatabaseState;
    readonly embeddings: 'up' | 'down';
    /** `down`: it cannot be reached, or takes no writes. */
    readonly redis: 'up' | 'down' | 'not configured';
  };
}

/** Many ask, and a write to the database is not for nothing. */
const REMEMBERED_MS = 1_000;
const PING_TIMEOUT_MS = 2_000;
/** One call in a while may fail without the embedder being down. */
const EMBEDDER_DOWN_MS = 10_000;
/** The SQLSTATEs that say why writes fail. */
const STATE_BY_CODE: Readonly<Record<string, DatabaseState>> = { 53100: 'full', 25006: 'read_only' };

@Injectable()
export class ReadinessService {
  private isStopping = false;
  private readonly latest = rememberedFor(REMEMBERED_MS, () => this.look());

  constructor(
    private readonly database: Database,
    private readonly embedders: Embedders,
    @Inject(REDIS) private readonly redis: RedisLink | null,
  ) {}

  /** Tells balancers from now on to send no more calls. */
  stopping(): void {
    this.isStopping = true;
  }

  /** Returns the readiness as of this second. */
  async check(): Promise<Readiness> {
    const report = await this.latest();
    return this.isStopping ? { ...report, status: 'stopping' } : report;
  }

  private async look(): Promise<Readiness> {
    const [database, redis] = await Promise.all([this.databaseState(), this.redis?.takesWrites()]);
    const embeddings = this.embedders.get().failingForMs() < EMBEDDER_DOWN_MS ? 'up' : 'down';
    const isAvailable = database === 'up' && embeddings === 'up';
    return {
      status: !isAvailable ? 'unavailable' : redis === false ? 'degraded' : 'ready',
      checks: { database, embeddings, redis: redis === undefined ? 'not configured' : redis ? 'up' : 'down' },
    };
  }

  private databaseState(): Promise<DatabaseState> {
    const answered = this.tryDatabase().catch(({ code }) => STATE_BY_CODE[code] ?? 'down');
    const timeout = sleep(PING_TIMEOUT_MS, undefined, { ref: false });
    return Promise.race([answered, timeout.then(() => (this.database.isExhausted ? ('busy' as const) : ('down' as const)))]);
  }

  /** Reads on the connections of the searches, and writes on those of the transactions. */
  private async tryDatabase(): Promise<DatabaseState> {
    const [[row]] = await Promise.all([
      this.database.query<{ readOnly: boolean }>('ping', PING, []),
      this.database.writes.query('ping_write', PING_WRITE, []),
    ]);
    return row?.readOnly ? 'read_only' : 'up';
  }
}

const PING = `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly"`;
/** Writes a message to the log of the database, which takes space like any change and touches no table. */
const PING_WRITE = `SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_logical_emit_message(true, 'mnemonest', 'ready') END`;
