import { PeriodicTask } from '../common/work/periodic-task.js';

const FLUSH_EVERY_MS = 1_000;

export interface WriteBehindOptions<Item> {
  /** Names the items in the log: "access counts". */
  readonly name: string;
  /** Items of one key are written as one. */
  readonly keyOf: (item: Item) => string;
  readonly merge: (known: Item, added: Item) => Item;
  readonly write: (batch: readonly Item[]) => Promise<unknown>;
}

/** Writes small items in batches that nobody waits for. A batch that fails is kept and written with the next one. */
export class WriteBehind<Item> {
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
    try {
      await this.options.write(batch);
    } catch (error) {
      for (const item of batch) this.add(item);
      throw error;
    }
  }
}
