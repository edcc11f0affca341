import { Logger } from '@nestjs/common';
import pg, { type Pool } from 'pg';
import { PeriodicTask } from '../common/work/periodic-task.js';

/** The channel of PostgreSQL; the payload of a message says what it is about. */
export const BROADCAST_CHANNEL = 'mnemonest';
/** The subject of the message that keys, workspaces, accounts or grants have changed. */
export const CREDENTIALS_CHANGED = 'credentials';
/** Interval at which a lost connection is opened again, and an open one is asked whether it is still there. */
const LOOK_EVERY_MS = 1_000;
const ANSWER_MS = 2_000;

/**
 * Tells short messages to the other processes on this database, by LISTEN and NOTIFY on a connection of its own. Best effort:
 * while that connection is down, messages are lost, so every listener is called when it is lost and when it is back, and must
 * notice changes by itself meanwhile. Poolers that would give the connection another session are refused at the start.
 */
export class Broadcast {
  private readonly logger = new Logger('Database');
  private readonly listeners = new Map<string, () => void>();
  private readonly task = new PeriodicTask({
    name: 'Database',
    everyMs: LOOK_EVERY_MS,
    run: () => this.look(),
    failure: 'changes by other processes are noticed late',
    logOnce: true,
  });
  private client: pg.Client | undefined;

  /** @param pool the connections to the database; null: this process is the only one, as on the embedded database */
  constructor(private readonly pool: Pool | null) {}

  /** True if messages of the other processes arrive, or there are no other processes. */
  get isHeard(): boolean {
    return this.pool === null || this.client !== undefined;
  }

  /** Sends a message to the other processes, and to this one. */
  publish(about: string): void {
    this.pool
      ?.query('SELECT pg_notify($1, $2)', [BROADCAST_CHANNEL, about])
      .catch((error) => this.logger.warn(`other processes notice a change late: ${error.message}`));
  }

  /** Calls `listener` for each message about something, and when messages may have been lost. */
  subscribe(about: string, listener: () => void): void {
    this.listeners.set(about, listener);
    if (!this.pool) return;
    this.task.start();
    void this.task.run();
  }

  async close(): Promise<void> {
    await this.task.stop();
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  private async look(): Promise<void> {
    // A path that swallows packets shows only in an answer that does not come.
    if (this.client) await this.client.query('SELECT 1').catch((error) => this.lose(error));
    else await this.listen(this.pool as Pool);
  }

  private async listen({ options }: Pool): Promise<void> {
    const timeouts = { connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS };
    const client = new pg.Client({ ...options, ...timeouts } as pg.ClientConfig);
    client.on('error', (error) => this.lose(error));
    client.on('end', () => this.lose());
    client.on('notification', ({ payload = '' }) => this.listeners.get(payload)?.());
    try {
      await client.connect();
      await client.query(`LISTEN ${BROADCAST_CHANNEL}`);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    this.client = client;
    this.callAll();
  }

  private lose(error?: Error): void {
    const { client } = this;
    if (!client) return;
    this.client = undefined;
    if (error) this.logger.warn(`the connection for messages of other processes was lost: ${error.message}`);
    void client.end().catch(() => {});
    this.callAll();
  }

  private callAll(): void {
    for (const listener of this.listeners.values()) listener();
  }
}
