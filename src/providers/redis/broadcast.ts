import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { RedisLink } from './redis-link.js';

/**
 * Publishes short messages to the other processes of this service, over Redis. Best effort: without Redis, or while it is
 * unavailable, nothing is sent and nothing waits. Every process must therefore notice a change by itself within seconds.
 */
export class Broadcast {
  private readonly logger = new Logger('Redis');
  private readonly subscriber: Redis | undefined;
  private readonly listeners = new Map<string, () => void>();

  constructor(private readonly redis: RedisLink | null) {
    this.subscriber = redis?.subscriber();
    this.subscriber?.on('message', (channel) => this.listeners.get(channel)?.());
    // Messages are lost while the connection is down, so every listener is called when it is back.
    this.subscriber?.on('ready', () => this.resubscribe());
  }

  /** Sends a message to all processes, including this one. */
  publish(channel: string): void {
    void this.redis?.run((redis) => redis.publish(channel, ''));
  }

  subscribe(channel: string, listener: () => void): void {
    this.listeners.set(channel, listener);
    if (this.subscriber?.status === 'ready') this.listen(channel);
  }

  private resubscribe(): void {
    const channels = [...this.listeners.keys()];
    if (channels.length) this.listen(...channels);
    for (const listener of this.listeners.values()) listener();
  }

  /** Subscribes to the channels. After a failure the connection is reopened and tries again, unless Redis refused the command. */
  private listen(...channels: string[]): void {
    this.subscriber?.subscribe(...channels).catch((error: Error) => {
      if (error.name === 'ReplyError')
        this.logger.warn(`changes reach this process late, Redis refuses to tell it: ${error.message}`);
      else this.subscriber?.disconnect(true);
    });
  }
}
