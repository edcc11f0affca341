import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { isUnsearchable } from '../../database/searchable.js';
import { QueryCache } from '../../providers/embeddings/query-cache.js';
import type { EmbeddedText, EmbeddingSpace, StorableEmbedding } from './embedding-space.js';
import { EmbeddingState, type LiveSpaces } from './embedding-state.js';

/** A vector for the space that a workspace is not searched in is waited for no longer: the re-embedding makes it where it is missing. */
const OTHER_VECTOR_WAIT_MS = 3_000;
const WARN_EVERY_MS = 60_000;
const WRITE_ATTEMPTS = 3;

interface EmbeddedMemory {
  readonly text: string;
  readonly embedding: StorableEmbedding;
}

/** Embeds in the space that a workspace is searched in at this moment, whatever re-embedding is under way. */
@Injectable()
export class EmbeddingSpaces {
  private readonly logger = new Logger(EmbeddingSpaces.name);
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    private readonly state: EmbeddingState,
    private readonly queries: QueryCache,
  ) {}

  /** @throws AppError `unavailable` */
  async embedQuery(ctx: RequestContext, query: string): Promise<EmbeddedText> {
    return this.inSpace(ctx, async (space) => ({ space, vector: await this.queries.embed(space.embedder, query) }));
  }

  /**
   * For a text that is to be kept, or compared with what is kept.
   * @throws AppError `unavailable`
   */
  async embedText(ctx: RequestContext, text: string): Promise<StorableEmbedding> {
    const [embedding] = await this.embedTexts(ctx, [text]);
    return embedding as StorableEmbedding;
  }

  /**
   * Several texts in one call of the model.
   * @throws AppError `unavailable`
   */
  async embedTexts(ctx: RequestContext, texts: readonly string[]): Promise<StorableEmbedding[]> {
    const { embeddings } = await this.inSpace(ctx, async (space, { active, leaving }) => {
      const other = [active, leaving].find((candidate) => candidate && candidate.id !== space.id);
      const main = space.embedder.embed(texts);
      // Models that differ in nothing but when their vectors were made have one embedder.
      const second = other && (other.embedder === space.embedder ? main : other.embedder.embed(texts));
      second?.catch(() => {});
      const vectors = await main;
      const otherVectors = second && (await this.inTime(second));
      const othersOf = (index: number) =>
        other && otherVectors ? [{ space: other, vector: otherVectors[index] as Float32Array }] : [];
      return { space, embeddings: vectors.map((vector, index) => ({ space, vector, others: othersOf(index) })) };
    });
    return embeddings;
  }

  /**
   * Writes `memory`; with other vectors where the database refuses it because its workspace is searched by a model that this process
   * did not know of yet. Every write of a vector goes through here.
   */
  keepSearchable<M extends EmbeddedMemory, T>(ctx: RequestContext, memory: M, write: (memory: M) => Promise<T>): Promise<T> {
    return this.keepAllSearchable(ctx, [memory], ([searchable]) => write(searchable as M));
  }

  /** The same for several that are written together. */
  async keepAllSearchable<M extends EmbeddedMemory, T>(
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
        const texts = memories.map(({ text }) => text);
        const embeddings = await this.embedTexts(ctx, texts);
        searchable = memories.map((memory, index) => ({ ...memory, embedding: embeddings[index] as StorableEmbedding }));
      }
    }
  }

  /** Runs `work` again where the workspace was switched meanwhile: embedding may take long, and old vectors do not stay for ever. */
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

  /** One look-up in the database while a re-embedding is on, none otherwise. */
  private async spaceOf(workspaceId: number, { active, leaving }: LiveSpaces): Promise<EmbeddingSpace> {
    if (!leaving) return active;
    const [row] = await this.database.query<{ id: number }>('model_of_workspace', MODEL_OF_WORKSPACE, [workspaceId]);
    const space = [active, leaving].find(({ id }) => id === row?.id);
    return space ?? this.spaceOf(workspaceId, await this.state.look());
  }

  private async inTime<T>(vectors: Promise<T>): Promise<T | undefined> {
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
    this.logger.warn(
      `memories are kept with the vectors of one of two models for now: ${(error.cause as Error | undefined)?.message ?? error.message}`,
    );
  }
}

const MODEL_OF_WORKSPACE = `SELECT id FROM embedding_models
  WHERE state = CASE WHEN EXISTS (SELECT FROM reembedding_workspaces WHERE workspace_id = $1) THEN 'leaving' ELSE 'active' END`;
