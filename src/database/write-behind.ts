import { Logger } from '@nestjs/common';

const FLUSH_EVERY_MS = 1_000;

export interface WriteBehindOptions<Item> {
  /** What is written, for the log. */
  readonly name: string;
  /** Items of one key are written as one. */
  readonly keyOf: (item: Item) => string;
  readonly merge: (known: Item, added: Item) => Item;
  readonly write: (batch: readonly Item[]) => Promise<unknown>;
}

/** Small writes that nobody waits for, made in batches; what cannot be written is kept and tried again with the next batch. */
export class WriteBehind<Item> {
  private readonly logger = new Logger('WriteBehind');
  private pending = new Map<string, Item>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(private readonly options: WriteBehindOptions<Item>) {}

  start(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  add(item: Item): void {
    const key = this.options.keyOf(item);
    const known = this.pending.get(key);
    this.pending.set(key, known ? this.options.merge(known, item) : item);
  }

  /** Writes what has gathered, one batch after another. Never fails. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<void> {
    const batch = [...this.pending.values()];
    if (!batch.length) return;
    this.pending = new Map();
    try {
      await this.options.write(batch);
    } catch (error) {
      this.logger.warn(`${this.options.name} wait for the database: ${(error as Error).message}`);
      for (const item of batch) this.add(item);
    }
  }
}
