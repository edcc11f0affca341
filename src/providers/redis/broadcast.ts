import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';

const WARN_EVERY_MS = 60_000;
const MAX_RECONNECT_PAUSE_MS = 2_000;

/**
 * Short messages to the other processes of this service, over Redis. Best effort: without Redis, or while it cannot be reached,
 * nothing is sent and nothing waits, so what is told here must also hold by itself within seconds.
 */
export class Broadcast {
  private readonly logger = new Logger('Redis');
  private readonly publisher: Redis | undefined;
  private readonly subscriber: Redis | undefined;
  private readonly listeners = new Map<string, () => void>();
  private warnedAt = 0;

  constructor(redisUrl?: string) {
    if (!redisUrl) return;
    this.publisher = this.connect(redisUrl);
    this.subscriber = this.connect(redisUrl);
    this.subscriber.on('message', (channel) => this.listeners.get(channel)?.());
    // Messages sent while the connection was down are lost: every listener is told once it is back.
    this.subscriber.on('ready', () => this.resubscribe());
  }

  /** Tells the other processes, and this one. */
  publish(channel: string): void {
    this.publisher?.publish(channel, '').catch((error) => this.warn(error));
  }

  subscribe(channel: string, listener: () => void): void {
    this.listeners.set(channel, listener);
    if (this.subscriber?.status === 'ready') this.subscriber.subscribe(channel).catch((error) => this.warn(error));
  }

  /** @returns undefined without Redis, else whether it answers now */
  async isUp(): Promise<boolean | undefined> {
    if (!this.publisher) return undefined;
    return this.publisher.ping().then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  private connect(url: string): Redis {
    const redis = new Redis(url, {
      enableOfflineQueue: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 1_000,
      connectTimeout: 2_000,
      retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_PAUSE_MS),
    });
    return redis.on('error', (error) => this.warn(error));
  }

  private resubscribe(): void {
    const channels = [...this.listeners.keys()];
    if (channels.length) this.subscriber?.subscribe(...channels).catch((error) => this.warn(error));
    for (const listener of this.listeners.values()) listener();
  }

  private warn(error: Error): void {
    const now = Date.now();
    if (now - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = now;
    this.logger.warn(`Redis cannot be reached: ${error.message}`);
  }
}
