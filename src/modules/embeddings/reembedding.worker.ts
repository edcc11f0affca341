import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { Rate } from '../../common/rate.js';
import { RunInterrupted, RunWorker } from '../../common/work/run-worker.js';
import type { Embedding } from '../../providers/embeddings/embedder.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { characterVector } from '../../providers/embeddings/local/character-vector.js';
import { embeddingInput } from './embedding-input.js';
import { EmbeddingState, STATE_TTL_MS } from './embedding-state.js';
import { ReembeddingRepository, type Run } from './reembedding.repository.js';
import { ReembeddingWorkspacesRepository, type Unembedded } from './reembedding-workspaces.repository.js';
import { VectorStorage } from './vector-storage.js';

/** Texts per call of an embedder: servers of open models accept as many, and a request does not wait long behind them. */
const TEXTS_PER_CALL = 32;
/** Concurrent calls of a remote provider: with one, the worker would wait most of the time. */
const REMOTE_CALLS = 2;
/**
 * Rows per statement. With their index entries they take some tens of milliseconds, during which the embedded database
 * serves nobody else. Measured there: with 8 and 16 rows, the 95th percentile of a retrieve was 410 ms; with these, it is
 * 125 ms. PostgreSQL is as fast with either.
 */
const ROWS_PER_WRITE = 2;
const ROWS_PER_CLEARING = 4;
/**
 * Seconds from the last switch until the old vectors are deleted. By then every process knows the new state, because no
 * state older than {@link STATE_TTL_MS} is used, and a search that began with an old vector has started its statement.
 */
const GRACE_SECONDS = STATE_TTL_MS / 1_000 + 2;
const GRACE_CHECK_EVERY_MS = 1_000;

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
      // If it is not switched, another process stored a memory without the new vector meanwhile: the workspace is next again.
      await this.workspaces.switch(id, run.to);
    }
    await this.waitForGrace(run, checkpoint);
    if (!(await this.runs.retire(run))) throw new RunInterrupted();
    await this.state.changed();
  }

  /** Waits until {@link GRACE_SECONDS} have passed since the last switch. */
  private async waitForGrace(run: Run, checkpoint: () => void): Promise<void> {
    for (;;) {
      checkpoint();
      const seconds = await this.runs.switched(run);
      if (seconds === undefined) throw new RunInterrupted();
      if (seconds >= GRACE_SECONDS) return;
      await sleep(Math.min(GRACE_CHECK_EVERY_MS, (GRACE_SECONDS - seconds) * 1_000));
    }
  }

  /** Writes the new vectors of all memories of a workspace; the model makes the next ones meanwhile. */
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
    const batches = chunked(memories, TEXTS_PER_CALL).map((batch) =>
      embedder.embedEach(batch.map(({ text, metaJson }) => embeddingInput(text, metaJson))),
    );
    const embeddings = (await Promise.all(batches)).flat();
    return memories.map((memory, i) => ({
      ...memory,
      vector: this.vectorFor(memory, workspaceId, embeddings[i]!, to.dimensions),
    }));
  }

  /**
   * Returns the vector of a memory. One that the new model cannot embed would keep its whole workspace with the old model: it
   * gets a vector of its characters, which is near no meaning, and is named in the log.
   */
  private vectorFor({ id, text }: Unembedded, workspaceId: number, embedding: Embedding, dimensions: number) {
    if (!(embedding instanceof AppError)) return embedding;
    const reason = (embedding.cause as Error | undefined)?.message ?? embedding.message;
    this.logger.warn(`memory ${id} of workspace ${workspaceId} is skipped: it is found no more until it is edited. ${reason}`);
    return characterVector(text, dimensions);
  }

  /** Deletes the index and the vectors of the old model, and finishes the run. */
  private async clearAway(run: Run, checkpoint: () => void): Promise<void> {
    await this.storage.dropIndex(run.from);
    for (let position = { workspaceId: 0, id: 0 }; ; ) {
      checkpoint();
      const step = await this.storage.clear(run.from, run.to, position, ROWS_PER_CLEARING);
      if (!step) break;
      position = step.last;
      await this.runs.countCleared(run, step.cleared);
    }
    for await (const _ of this.storage.vacuum()) checkpoint();
    await this.runs.finish(run);
  }
}

const chunked = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
