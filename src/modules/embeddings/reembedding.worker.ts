import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Rate } from '../../common/rate.js';
import { RunInterrupted, RunWorker } from '../../common/work/run-worker.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { EmbeddingState, STATE_TTL_MS } from './embedding-state.js';
import { ReembeddingRepository, type Run } from './reembedding.repository.js';
import { ReembeddingWorkspacesRepository, type Unembedded } from './reembedding-workspaces.repository.js';
import { VectorStorage } from './vector-storage.js';

/** Texts of one call of an embedder: as many as servers of open models accept, and few enough for a request to wait behind. */
const TEXTS_PER_CALL = 32;
/** Calls at a time to a remote provider: with one, most of the time would be spent waiting. */
const REMOTE_CALLS = 2;
/**
 * Rows a statement writes: with their index entries some tens of milliseconds, which the embedded database gives nobody
 * else. Measured there: with 8 and 16 rows, one retrieve in twenty waited for 410 ms; with these, for 125 ms.
 * PostgreSQL is as fast with either.
 */
const ROWS_PER_WRITE = 2;
const ROWS_PER_CLEARING = 4;
/**
 * Seconds from the last switch until the old vectors are deleted. By then every process knows of the re-embedding, for
 * a state older than {@link STATE_TTL_MS} is not used, and a search that began with an old vector has begun its
 * statement.
 */
const GRACE_SECONDS = STATE_TTL_MS / 1_000 + 2;
const LOOK_AT_GRACE_EVERY_MS = 1_000;

type Embedded = Unembedded & { readonly vector: Float32Array };

/**
 * Works on the re-embedding under way, if no other process does. Its whole progress is in the database: the next holder
 * of the lease continues there, and a step that is done twice has the same effect as once.
 */
@Injectable()
export class ReembeddingWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Reembedding');
  private readonly worker: RunWorker<Run>;

  constructor(
    private readonly runs: ReembeddingRepository,
    private readonly workspaces: ReembeddingWorkspacesRepository,
    private readonly storage: VectorStorage,
    private readonly state: EmbeddingState,
    private readonly embedders: Embedders,
  ) {
    this.worker = new RunWorker<Run>({
      name: 're-embedding',
      logger: this.logger,
      claim: (holder) => runs.claim(holder),
      renew: (run, holder) => runs.renew(run, holder),
      release: (holder) => runs.release(holder),
      work: (run, checkpoint) => this.work(run, checkpoint),
      recordError: (run, reason) => runs.recordError(run, reason),
    });
  }

  onModuleInit(): void {
    this.worker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }

  /** Looks for a re-embedding now. */
  wake(): void {
    this.worker.wake();
  }

  private async work(run: Run, checkpoint: () => void): Promise<void> {
    const { id, from, to } = run;
    this.logger.log(`re-embedding ${id}: ${from.model} (${from.dimensions}) to ${to.model} (${to.dimensions})`);
    if (from.state === 'leaving') await this.switchAll(run, checkpoint);
    await this.clearAway(run, checkpoint);
    this.logger.log(`re-embedding ${id}: done`);
  }

  private async switchAll(run: Run, checkpoint: () => void): Promise<void> {
    await this.storage.createIndex(run.to);
    const rate = new Rate(run.memoriesPerSecond);
    for (let id = await this.workspaces.nextWorkspace(); id !== undefined; id = await this.workspaces.nextWorkspace()) {
      checkpoint();
      await this.fill(run, id, rate, checkpoint);
      // False where something was stored meanwhile by a process that has no vector of the new model: it is filled in as well.
      await this.workspaces.switch(id, run.to);
    }
    for (;;) {
      checkpoint();
      const seconds = await this.runs.switched(run);
      if (seconds === undefined) throw new RunInterrupted();
      if (seconds >= GRACE_SECONDS) break;
      await sleep(Math.min(LOOK_AT_GRACE_EVERY_MS, (GRACE_SECONDS - seconds) * 1_000));
    }
    if (!(await this.runs.retire(run))) throw new RunInterrupted();
    await this.state.changed();
  }

  /** Writes the new vectors of all memories of a workspace, and makes the next ones meanwhile. */
  private async fill(run: Run, workspaceId: number, rate: Rate, checkpoint: () => void): Promise<void> {
    let next = this.embedAfter(run, workspaceId, 0);
    for (let batch = await next; batch.length; batch = await next) {
      next = this.embedAfter(run, workspaceId, batch.at(-1)!.id);
      next.catch(() => {});
      for (const rows of chunked(batch, ROWS_PER_WRITE)) await this.workspaces.embed(workspaceId, run.to, rows);
      await this.runs.count(run, batch.length, rate.count(batch.length));
      checkpoint();
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

  private async clearAway(run: Run, checkpoint: () => void): Promise<void> {
    await this.storage.dropIndex(run.from);
    for (let place = { workspaceId: 0, id: 0 }; ; ) {
      checkpoint();
      const step = await this.storage.clear(run.from, run.to, place, ROWS_PER_CLEARING);
      if (!step) break;
      place = step.last;
      await this.runs.countCleared(run, step.cleared);
    }
    for await (const _ of this.storage.vacuum()) checkpoint();
    await this.runs.finish(run);
  }
}

const chunked = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
