import type { Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

const WINDOW_MS = 1_000;
const MAX_FAULTS = 100;

/**
 * Logs a fault that many calls meet once a second, with the number of the others: a database that is down would otherwise write
 * a stack for every call, faster than a disk may take it.
 */
export class FaultLog {
  /** The number of calls that met each fault since its line. */
  private readonly met = new LRUCache<string, { calls: number }>({ max: MAX_FAULTS });

  /** @param stack the rest of the line; computed only if it is written */
  error(logger: Logger, message: string, cause: unknown, stack: () => string): void {
    const fault = `${message}: ${cause instanceof Error ? cause.message : ''}`;
    const known = this.met.get(fault);
    if (known) {
      known.calls++;
      return;
    }
    logger.error(message, stack());
    const since = { calls: 0 };
    this.met.set(fault, since);
    setTimeout(() => {
      if (this.met.get(fault) === since) this.met.delete(fault);
      if (since.calls > 0) logger.error(`${fault} (${since.calls} more calls in a second)`);
    }, WINDOW_MS).unref();
  }
}
