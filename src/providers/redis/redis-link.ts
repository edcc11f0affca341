import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';

const WARN_EVERY_MS = 60_000;
const MAX_RECONNECT_PAUSE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** A call waits no longer than this for Redis. */
const COMMAND_TIMEOUT_MS = 500;

/** Runs a script on its keys and arguments; undefined if Redis does not answer. */
export type Script = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/**
 * The way to Redis, for uses that can do without it: nothing waits for a server that is away, a slow one is waited for half a
 * second, once, and it is used again by itself as soon as it answers.
 */
export class RedisLink {
  private readonly logger = new Logger('Redis');
  private readonly redis: Redis;
  private readonly connections: Redis[] = [];
  private warnedAt = Number.NEGATIVE_INFINITY;
  private warned = false;
  private up = false;

  /** @param timeoutMs how long a command is waited for */
  constructor(
    private readonly url: string,
    private readonly timeoutMs = COMMAND_TIMEOUT_MS,
  ) {
    this.redis = this.connect();
    this.redis.on('ready', () => this.answers());
    this.redis.on('close', () => {
      this.up = false;
    });
  }

  /** @returns undefined if Redis does not answer, which is logged here, once a minute at the most */
  async run<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    if (!this.up) return undefined;
    try {
      return await command(this.redis);
    } catch (error) {
      this.failed(error as Error);
      return undefined;
    }
  }

  /** Makes a Lua script callable: sent once, named by its digest afterwards. */
  script(name: string, lua: string): Script {
    this.redis.defineCommand(name, { lua });
    type WithScript = Record<string, (...args: (string | number)[]) => Promise<unknown>>;
    return (keys, args) => this.run((redis) => (redis as unknown as WithScript)[name]!(keys.length, ...keys, ...args));
  }

  /** Whether it answers now. */
  async isUp(): Promise<boolean> {
    return (await this.run((redis) => redis.ping())) !== undefined;
  }

  /** A connection that only listens, and connects again for as long as this link is open. */
  subscriber(): Redis {
    return this.connect();
  }

  close(): void {
    for (const connection of this.connections) connection.disconnect();
  }

  private connect(): Redis {
    const connection = new Redis(this.url, {
      enableOfflineQueue: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      commandTimeout: this.timeoutMs,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_PAUSE_MS),
    });
    this.connections.push(connection);
    return connection.on('error', (error) => this.warn(error));
  }

  private answers(): void {
    this.up = true;
    if (this.warned) this.logger.log('Redis is used again');
    this.warned = false;
  }

  /** Redis refused a command (out of memory, read-only): others may work. Anything else is a connection that is not to be trusted. */
  private failed(error: Error): void {
    this.warn(error);
    // Of many commands that time out together, the first breaks the connection.
    if (error.name === 'ReplyError' || !this.up) return;
    this.up = false;
    this.redis.disconnect(true);
  }

  private warn(error: Error): void {
    const now = Date.now();
    if (now - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = now;
    this.warned = true;
    const reason = error.name === 'MaxRetriesPerRequestError' ? 'the connection was lost' : error.message;
    this.logger.warn(`Redis cannot be used, each process goes on by itself: ${reason}`);
  }
}
