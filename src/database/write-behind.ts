import { Logger } from '@nestjs/common';
import { PeriodicTask } from '../common/work/periodic-task.js';

const FLUSH_EVERY_MS = 1_000;

/** True if the database refused the values of a statement (SQLSTATE classes 22 and 23), and will refuse them again. */
const isRefusal = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code ?? ''));

export interface WriteBehindOptions<Item> {
  /** Names the items in the log: "access counts". */
  readonly name: string;
  /** Items of one key are written as one. */
  readonly keyOf: (item: Item) => string;
  readonly merge: (known: Item, added: Item) => Item;
  readonly write: (batch: readonly Item[]) => Promise<unknown>;
}

/**
 * Writes small items in batches that nobody waits for. While the database is unavailable, they are kept. If it refuses a batch,
 * its halves are written: the one item that it refuses is dropped, with a line in the log, and holds up no other.
 */
export class WriteBehind<Item> {
  private readonly logger = new Logger('WriteBehind');
  private readonly task: PeriodicTask;
  private pending = new Map<string, Item>();

  constructor(private readonly options: WriteBehindOptions<Item>) {
    this.task = new PeriodicTask({
      name: 'WriteBehind',
      everyMs: FLUSH_EVERY_MS,
      run: () => this.write(),
      failure: `${options.name} wait for the database`,
    });
  }

  start(): void {
    this.task.start();
  }

  async stop(): Promise<void> {
    await this.task.stop();
    await this.flush();
  }

  add(item: Item): void {
    const key = this.options.keyOf(item);
    const known = this.pending.get(key);
    this.pending.set(key, known ? this.options.merge(known, item) : item);
  }

  /** Writes all items added so far, one batch after another. Never fails. */
  flush(): Promise<void> {
    return this.task.runAfresh();
  }

  private async write(): Promise<void> {
    const batch = [...this.pending.values()];
    if (!batch.length) return;
    this.pending = new Map();
    await this.writeBatch(batch);
  }

  private async writeBatch(batch: readonly Item[]): Promise<void> {
    try {
      await this.options.write(batch);
    } catch (error) {
      if (!isRefusal(error)) {
        for (const item of batch) this.add(item);
        throw error;
      }
      if (batch.length === 1) {
        this.logger.error(`one of the ${this.options.name} is dropped: ${(error as Error).message}`);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.writeBatch(batch.slice(0, half));
      await this.writeBatch(batch.slice(half));
    }
  }
}
