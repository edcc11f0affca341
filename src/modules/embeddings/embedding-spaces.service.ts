import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { isUnsearchable } from '../../database/searchable.js';
import type { Embedding } from '../../providers/embeddings/embedder.js';
import { QueryCache } from '../../providers/embeddings/query-cache.js';
import { embeddingInput } from './embedding-input.js';
import type { EmbeddedText, EmbeddingSpace, StorableEmbedding } from './embedding-space.js';
import { EmbeddingState, type LiveSpaces } from './embedding-state.js';

/** Maximum wait for the vector in the space in which the workspace is not searched. The re-embedding makes a missing one. */
const OTHER_VECTOR_WAIT_MS = 3_000;
const WARN_EVERY_MS = 60_000;
const WRITE_ATTEMPTS = 3;

interface EmbeddedMemory {
  readonly text: string;
  /** JSON text, if it has one. */
  readonly metaJson?: string;
  readonly embedding: StorableEmbedding;
  /** The vectors of its passages. If the memory has to be embedded again, they are left to a job. */
  readonly passages?: unknown;
}

/** Embeds texts in the space in which their workspace is searched at the moment, also during a re-embedding. */
@Injectable()
export class EmbeddingSpaces {
  private readonly logger = new Logger(EmbeddingSpaces.name);
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    private readonly state: EmbeddingState,
    private readonly queries: QueryCache,
  ) {}

  /**
   * Returns the vector of a query.
   * @throws AppError `unavailable`, `embedding_rejected`
   */
  async embedQuery(ctx: RequestContext, query: string): Promise<EmbeddedText> {
    return this.inSpace(ctx, async (space) => ({ space, vector: await this.queries.embed(space.embedder, query) }));
  }

  /**
   * Returns the vectors of a text that is stored, or compared with stored texts.
   * @throws AppError `unavailable`, `embedding_rejected`
   */
  async embedText(ctx: RequestContext, text: string): Promise<StorableEmbedding> {
    const [embedding] = await this.embedTexts(ctx, [text]);
    return embedding as StorableEmbedding;
  }

  /** @throws AppError `unavailable`, `embedding_rejected` for the first text that cannot be embedded */
  private async embedTexts(ctx: RequestContext, texts: readonly string[]): Promise<StorableEmbedding[]> {
    const embeddings = await this.embedEach(ctx, texts);
    const rejected = embeddings.find((embedding) => embedding instanceof AppError);
    if (rejected) throw rejected;
    return embeddings as StorableEmbedding[];
  }

  /**
   * Embeds several texts in one call of the model. Returns their vectors in the same order, and for a text that the model cannot
   * embed its `embedding_rejected`.
   * @throws AppError `unavailable`
   */
  async embedEach(ctx: RequestContext, texts: readonly string[]): Promise<(StorableEmbedding | AppError)[]> {
    const { embeddings } = await this.inSpace(ctx, async (space, { active, leaving }) => {
      const other = [active, leaving].find((candidate) => candidate && candidate.id !== space.id);
      const main = space.embedder.embedEach(texts);
      // A model that replaces itself has the same embedder twice.
      const second = other && (other.embedder === space.embedder ? main : other.embedder.embedEach(texts));
      second?.catch(() => {});
      const vectors = await main;
      const otherVectors = second && (await this.orTimeout(second));
      // Without a vector of the other model, the re-embedding meets the text again.
      const othersOf = (index: number) => {
        const vector = otherVectors?.[index];
        return other && vector instanceof Float32Array ? [{ space: other, vector }] : [];
      };
      const storable = (vector: Embedding, index: number) =>
        vector instanceof AppError ? vector : { space, vector, others: othersOf(index) };
      return { space, embeddings: vectors.map(storable) };
    });
    return embeddings;
  }

  /** Returns the one space in use; undefined during a re-embedding. */
  async onlySpace(): Promise<EmbeddingSpace | undefined> {
    const { active, leaving } = await this.state.current();
    return leaving ? undefined : active;
  }

  /**
   * Writes a memory. If the database refuses it because its workspace is searched by a model that this process does not
   * know yet, embeds and writes it again. Every write of a vector must go through this method.
   */
  writeSearchable<M extends EmbeddedMemory, T>(ctx: RequestContext, memory: M, write: (memory: M) => Promise<T>): Promise<T> {
    return this.writeAllSearchable(ctx, [memory], ([searchable]) => write(searchable as M));
  }

  /** Writes several memories together; see {@link writeSearchable}. */
  async writeAllSearchable<M extends EmbeddedMemory, T>(
    ctx: RequestContext,
    memories: readonly M[],
    write: (memories: readonly M[]) => Promise<T>,
  ): Promise<T> {
    for (let searchable = memories, attempt = 1; ; attempt++) {
      try {
        return await write(searchable);
      } catch (error) {
        if (!isUnsearchable(error) || attempt === WRITE_ATTEMPTS) throw error;
        await this.state.look();
        const texts = memories.map(({ text, metaJson = '{}' }) => embeddingInput(text, metaJson));
        const embeddings = await this.embedTexts(ctx, texts);
        searchable = memories.map((memory, index) => ({
          ...memory,
          embedding: embeddings[index] as StorableEmbedding,
          passages: undefined,
        }));
      }
    }
  }

  /** Runs `work` again if the workspace was switched meanwhile: embedding may take long, and old vectors are deleted later. */
  private async inSpace<T extends Pick<EmbeddedText, 'space'>>(
    ctx: RequestContext,
    work: (space: EmbeddingSpace, spaces: LiveSpaces) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const spaces = await this.state.current();
      const done = await work(await this.spaceOf(ctx.workspaceId, spaces), spaces);
      const now = await this.state.current();
      if (done.space.id === (await this.spaceOf(ctx.workspaceId, now)).id) return done;
    }
  }

  /** Returns the space in which a workspace is searched. Asks the database only during a re-embedding. */
  private async spaceOf(workspaceId: number, { active, leaving }: LiveSpaces): Promise<EmbeddingSpace> {
    if (!leaving) return active;
    const [row] = await this.database.query<{ id: number }>('model_of_workspace', MODEL_OF_WORKSPACE, [workspaceId]);
    const space = [active, leaving].find(({ id }) => id === row?.id);
    return space ?? this.spaceOf(workspaceId, await this.state.look());
  }

  /** @returns undefined, with a warning in the log, if `vectors` is rejected or takes too long */
  private async orTimeout<T>(vectors: Promise<T>): Promise<T | undefined> {
    const waiting = new AbortController();
    try {
      return await Promise.race([vectors, sleep(OTHER_VECTOR_WAIT_MS, undefined, { signal: waiting.signal })]);
    } catch (error) {
      this.warn(error as Error);
      return undefined;
    } finally {
      waiting.abort();
    }
  }

  private warn(error: Error): void {
    if (performance.now() - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = performance.now();
    const reason = (error.cause as Error | undefined)?.message ?? error.message;
    this.logger.warn(`memories are kept with the vectors of one of two models for now: ${reason}`);
  }
}

const MODEL_OF_WORKSPACE = `SELECT id FROM embedding_models
  WHERE state = CASE WHEN EXISTS (SELECT FROM reembedding_workspaces WHERE workspace_id = $1) THEN 'leaving' ELSE 'active' END`;
