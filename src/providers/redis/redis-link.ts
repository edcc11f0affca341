import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';

const WARN_EVERY_MS = 60_000;
const MAX_RECONNECT_PAUSE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** Timeout of a command. */
const COMMAND_TIMEOUT_MS = 500;
const READY_KEY_MS = 1_000;

/** Runs a script on its keys and arguments; undefined if Redis does not answer. */
export type Script = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/**
 * A connection to Redis for uses that can do without it. While Redis is unavailable, calls return at once; after one timeout of
 * half a second, a slow server counts as unavailable; it is used again as soon as it answers.
 */
export class RedisLink {
  private readonly logger = new Logger('Redis');
  private readonly redis: Redis;
  private warnedAt = Number.NEGATIVE_INFINITY;
  private warned = false;
  private up = false;

  /** @param timeoutMs timeout of a command */
  constructor(url: string, timeoutMs = COMMAND_TIMEOUT_MS) {
    this.redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: timeoutMs,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_PAUSE_MS),
    });
    this.redis.on('error', (error) => this.warn(error));
    this.redis.on('ready', () => this.answers());
    this.redis.on('close', () => {
      this.up = false;
    });
  }

  /** @returns undefined if Redis does not answer; that is logged at most once per minute */
  async run<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined> {
    if (!this.up) return undefined;
    try {
      return await command(this.redis);
    } catch (error) {
      this.failed(error as Error);
      return undefined;
    }
  }

  /** Defines a Lua script. It is sent to Redis once and then called by its digest. */
  script(name: string, lua: string): Script {
    this.redis.defineCommand(name, { lua });
    type WithScript = Record<string, (...args: (string | number)[]) => Promise<unknown>>;
    return (keys, args) => this.run((redis) => (redis as unknown as WithScript)[name]!(keys.length, ...keys, ...args));
  }

  /** True if Redis answers now, and takes writes: one that is out of memory, or a replica, does not. */
  async takesWrites(): Promise<boolean> {
    return (await this.run((redis) => redis.set('mnemonest:ready', '', 'PX', READY_KEY_MS))) !== undefined;
  }

  close(): void {
    this.redis.disconnect();
  }

  private answers(): void {
    this.up = true;
    if (this.warned) this.logger.log('Redis is used again');
    this.warned = false;
  }

  /**
   * Handles a failed command. If Redis refused it (out of memory, read-only), other commands may work. After any other error, the
   * connection is closed and reopened.
   */
  private failed(error: Error): void {
    this.warn(error);
    // If many commands time out together, only the first closes the connection.
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
