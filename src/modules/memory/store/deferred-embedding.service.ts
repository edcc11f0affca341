import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { Transactions } from '../../../database/transactions.js';
import { windowsOf } from '../../../providers/embeddings/text-bounds.js';
import { standaloneHash } from '../../../text/dedup/exact-form.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { MemoryRepository } from '../records/memory.repository.js';
import type { NewMemory } from '../records/new-memory.js';
import { TextReader } from './text-reader.js';

/** Size and overlap of chunks as documented by Azen, in tokens. */
const CHUNK_TOKENS = 512;
const CHUNK_OVERLAP = 50;

/** Thrown if a memory was deleted or embedded while its vectors were made: there is nothing left to do. */
class AlreadyHandled extends Error {}

/** Makes the vectors of deferred memories. These are standalone: they are never merged with other memories. */
@Injectable()
export class DeferredEmbeddingService {
  constructor(
    private readonly database: Database,
    private readonly spaces: EmbeddingSpaces,
    private readonly reader: TextReader,
    private readonly transactions: Transactions,
    private readonly memories: MemoryRepository,
    private readonly deferred: DeferredMemoryRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: EmbeddingJobRepository,
  ) {}

  /**
   * Embeds a deferred memory, which makes it searchable.
   * @throws AppError `unavailable`
   */
  async embed(ctx: RequestContext, id: number, text: string): Promise<void> {
    const { reading, ...traits } = await this.reader.read(ctx, id, text);
    const chunks = await this.embedChunks(ctx, text);
    const draft = { text, metaJson: '{}', ...traits, ...reading };
    try {
      await this.spaces.writeSearchable(ctx, draft, (memory) =>
        this.transactions.run(async (tx) => {
          if (!(await this.deferred.removeUnembedded(tx, ctx.workspaceId, id))) throw new AlreadyHandled();
          const inserted =
            (await this.insert(ctx, tx, id, memory)) ||
            (await this.insert(ctx, tx, id, { ...memory, textHash: standaloneHash(id, text) }));
          if (!inserted) throw new Error(`the id ${id} of a deferred memory is taken`);
          await this.finish(ctx, tx, id, chunks);
        }),
      );
    } catch (error) {
      if (!(error instanceof AlreadyHandled)) throw error;
    }
  }

  /**
   * Re-embeds the chunks of a memory.
   * @throws AppError `unavailable`
   */
  async reembedChunks(ctx: RequestContext, id: number): Promise<void> {
    const [known] = await this.deferred.findLive(ctx, this.database, [id]);
    const chunks = known ? await this.embedChunks(ctx, known.text) : [];
    await this.transactions.run(async (tx) => {
      const text = await this.deferred.lockText(tx, ctx.workspaceId, id);
      // The job of a memory whose text has changed meanwhile remains, for another attempt.
      if (!known || text === known.text) await this.finish(ctx, tx, id, chunks);
    });
  }

  /** Inserts a memory under the id that the deferred memory had. */
  private async insert(ctx: RequestContext, tx: Transaction, id: number, memory: NewMemory): Promise<number | undefined> {
    return this.memories.insert(tx, await this.memories.encrypt(ctx, tx, memory, id));
  }

  /** Makes the vectors of all chunks but the first: the memory's own vector stands for that one. */
  private embedChunks(ctx: RequestContext, text: string) {
    const [, ...rest] = windowsOf(text, CHUNK_TOKENS, CHUNK_OVERLAP);
    return rest.length ? this.spaces.embedTexts(ctx, rest) : [];
  }

  private async finish(
    { workspaceId }: RequestContext,
    tx: Transaction,
    id: number,
    chunks: Parameters<ChunkRepository['write']>[3],
  ): Promise<void> {
    await this.chunks.write(tx, workspaceId, id, chunks);
    await this.jobs.remove(tx, workspaceId, [id]);
  }
}
