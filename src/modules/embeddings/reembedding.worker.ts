import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Rate } from '../../common/rate.js';
import { whileHeld } from '../../common/while-held.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { EmbeddingState, STATE_TTL_MS } from './embedding-state.js';
import { ReembeddingRepository, type Run } from './reembedding.repository.js';
import { ReembeddingWorkspacesRepository, type Unembedded } from './reembedding-workspaces.repository.js';
import { VectorStorage } from './vector-storage.js';

/** Texts that a call of an embedder is given: what servers of open models accept at once, and little for a caller to wait behind. */
const TEXTS_PER_CALL = 32;
/** A provider far away is asked twice at once, or most of the time would be spent waiting. */
const REMOTE_CALLS = 2;
/**
 * Rows a statement writes: with their index entries some tens of milliseconds, which the embedded database gives nobody else. Measured there:
 * with 8 and 16 rows, one retrieve in twenty waited for 410 ms; with these, for 125 ms. PostgreSQL is as fast with either.
 */
const ROWS_PER_WRITE = 2;
const ROWS_PER_CLEARING = 4;
const LOOK_EVERY_MS = 1_000;
const KEEP_EVERY_MS = 1_500;
const PAUSE_AFTER_FAILURE_MS = 3_000;
const STOP_WAIT_MS = 4_000;
/**
 * From the last switch until the old vectors go. By then every process knows of the re-embedding, for a state older than
 * {@link STATE_TTL_MS} is not used, and a search that was begun with an old vector has begun its statement.
 */
const GRACE_SECONDS = STATE_TTL_MS / 1_000 + 2;

/** What ends the work of this process on a run, without anything being wrong. */
class Stopped extends Error {}

type Embedded = Unembedded & { readonly vector: Float32Array };

/**
 * Works on the re-embedding under way, if no other process does. All that it knows is in the database: whoever comes after it goes on
 * where it stopped, and what is done twice is done to the same end.
 */
@Injectable()
export class ReembeddingWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Reembedding');
  private readonly holder = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly runs: ReembeddingRepository,
    private readonly workspaces: ReembeddingWorkspacesRepository,
    private readonly storage: VectorStorage,
    private readonly state: EmbeddingState,
    private readonly embedders: Embedders,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    // A provider that does not answer is not waited for: what is not written yet is made again by whoever goes on.
    await Promise.race([this.working, sleep(STOP_WAIT_MS, undefined, { ref: false })]);
  }

  /** Looks for work now. */
  wake(): void {
    this.working ??= this.look().finally(() => {
      this.working = undefined;
    });
  }

  private async look(): Promise<void> {
    let run: Run | undefined;
    try {
      run = await this.runs.hold(this.holder);
      if (!run) return;
      const { id, from, to } = run;
      this.logger.log(`re-embedding ${id}: ${from.model} (${from.dimensions}) to ${to.model} (${to.dimensions})`);
      await this.work(run);
      this.logger.log(`re-embedding ${id}: done`);
    } catch (error) {
      if (!(error instanceof Stopped)) await this.note(run, error as Error);
    }
    if (this.stopped && run) await this.runs.release(this.holder).catch(() => {});
  }

  private work(run: Run): Promise<void> {
    return whileHeld(
      () => this.runs.keep(run, this.holder),
      KEEP_EVERY_MS,
      async (isLost) => {
        const goOn = () => {
          if (isLost() || this.stopped) throw new Stopped();
        };
        if (run.from.state === 'leaving') await this.switchAll(run, goOn);
        await this.clearAway(run, goOn);
      },
    );
  }

  private async switchAll(run: Run, goOn: () => void): Promise<void> {
    await this.storage.createIndex(run.to);
    const rate = new Rate(run.memoriesPerSecond);
    for (let id = await this.workspaces.nextWorkspace(); id !== undefined; id = await this.workspaces.nextWorkspace()) {
      goOn();
      await this.fill(run, id, rate, goOn);
      // False where something was stored meanwhile by a process that has no vector of the new model: it is filled in as well.
      await this.workspaces.switch(id, run.to);
    }
    for (;;) {
      goOn();
      const seconds = await this.runs.switched(run);
      if (seconds === undefined) throw new Stopped();
      if (seconds >= GRACE_SECONDS) break;
      await sleep(Math.min(LOOK_EVERY_MS, (GRACE_SECONDS - seconds) * 1_000));
    }
    if (!(await this.runs.retire(run))) throw new Stopped();
    await this.state.changed();
  }

  /** Gives all memories of a workspace their new vectors; while some are written, the next ones are made. */
  private async fill(run: Run, workspaceId: number, rate: Rate, goOn: () => void): Promise<void> {
    let next = this.embedAfter(run, workspaceId, 0);
    for (let batch = await next; batch.length; batch = await next) {
      next = this.embedAfter(run, workspaceId, batch.at(-1)!.id);
      next.catch(() => {});
      for (const rows of chunked(batch, ROWS_PER_WRITE)) await this.workspaces.embed(workspaceId, run.to, rows);
      await this.runs.count(run, batch.length, rate.count(batch.length));
      goOn();
    }
  }

  private async embedAfter({ to }: Run, workspaceId: number, after: number): Promise<Embedded[]> {
    const calls = to.provider === 'local' ? 1 : REMOTE_CALLS;
    const memories = await this.workspaces.unembedded(workspaceId, to, after, calls * TEXTS_PER_CALL);
    const embedder = this.embedders.get(to);
    const batches = chunked(memories, TEXTS_PER_CALL).map((batch) => embedder.embed(batch.map(({ text }) => text)));
    const vectors = (await Promise.all(batches)).flat();
    return memories.map((memory, i) => ({ ...memory, vector: vectors[i]! }));
  }

  private async clearAway(run: Run, goOn: () => void): Promise<void> {
    await this.storage.dropIndex(run.from);
    for (let place = { workspaceId: 0, id: 0 }; ; ) {
      goOn();
      const step = await this.storage.clear(run.from, run.to, place, ROWS_PER_CLEARING);
      if (!step) break;
      place = step.last;
      await this.runs.countCleared(run, step.cleared);
    }
    for await (const _ of this.storage.vacuum()) goOn();
    await this.runs.finish(run);
  }

  private async note(run: Run | undefined, error: Error): Promise<void> {
    // Nothing is known to be under way: a database that is away is reported by those who need it.
    if (!run) return;
    const reason = ((error instanceof AppError && (error.options.cause as Error | undefined)) || error).message;
    this.logger.warn(`the re-embedding is tried again in a moment: ${reason}`);
    await this.runs.note(run, reason).catch(() => {});
    await sleep(PAUSE_AFTER_FAILURE_MS);
  }
}

const chunked = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
