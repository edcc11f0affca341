import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { Transactions } from '../../../database/transactions.js';
import { standaloneHash } from '../../../text/dedup/exact-form.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { PassageEmbedder } from '../chunks/passage-embedder.service.js';
import { MemoryRepository } from '../records/memory.repository.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { NewMemory } from '../records/new-memory.js';
import { TextReader } from './text-reader.js';

/** Thrown if a memory was deleted or embedded while its vectors were made: there is nothing left to do. */
class AlreadyHandled extends Error {}

/** Makes the vectors that a job asks for. Deferred memories are standalone: they are never merged with other memories. */
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
    private readonly passages: PassageEmbedder,
    private readonly encryption: MemoryEncryption,
  ) {}

  /**
   * Embeds a deferred memory, which makes it searchable.
   * @throws AppError `unavailable`
   */
  async embed(ctx: RequestContext, id: number, text: string): Promise<void> {
    const metaJson = '{}';
    const scopes = this.encryption.scopesOf(ctx, metaJson);
    const { reading, ...traits } = await this.reader.read(ctx, id, text, scopes);
    const passages = await this.passages.embed(ctx, text);
    const draft = { text, metaJson, ...traits, ...reading, passages };
    try {
      await this.spaces.writeSearchable(ctx, draft, (memory) =>
        this.transactions.run(async (tx) => {
          if (!(await this.deferred.removeUnembedded(tx, ctx.workspaceId, id))) throw new AlreadyHandled();
          // Before the insert, which queues another job if it has no passages.
          await this.jobs.remove(tx, ctx.workspaceId, [id]);
          const inserted =
            (await this.insert(ctx, tx, id, memory)) ||
            (await this.insert(ctx, tx, id, { ...memory, textHash: standaloneHash(id, text) }));
          if (!inserted) throw new Error(`the id ${id} of a deferred memory is taken`);
        }),
      );
    } catch (error) {
      if (!(error instanceof AlreadyHandled)) throw error;
    }
  }

  /**
   * Makes the vector of the whole text of a memory anew, live or archived. A text that has changed meanwhile has its vector
   * already.
   * @throws AppError `unavailable`
   */
  async embedAgain(ctx: RequestContext, id: number): Promise<void> {
    const known = await this.deferred.textOf(this.database, ctx.workspaceId, id);
    if (known === undefined) return;
    const { text, scope } = known;
    const { embedding, nearDuplicateOf } = await this.reader.readWithoutTraits(ctx, id, text, [scope], ctx.now);
    await this.spaces.writeSearchable(ctx, { text, embedding }, (memory) =>
      this.transactions.run(async (tx) => {
        const present = await this.deferred.lockText(tx, ctx.workspaceId, id);
        if (present === text) await this.memories.writeVector(ctx, tx, id, { ...memory, nearDuplicateOf });
      }),
    );
  }

  /**
   * Makes the vectors of the passages of a memory anew.
   * @throws AppError `unavailable`
   */
  async embedPassages(ctx: RequestContext, id: number): Promise<void> {
    const [known] = await this.deferred.findLive(ctx, this.database, [id]);
    const passages = known ? await this.passages.embed(ctx, known.text) : [];
    await this.transactions.run(async (tx) => {
      const text = await this.deferred.lockText(tx, ctx.workspaceId, id);
      // The text has changed meanwhile: the job begins again.
      if (known && text !== known.text) return this.jobs.postpone(tx, { workspaceId: ctx.workspaceId, memoryId: id }, 0);
      await this.chunks.write(tx, ctx.workspaceId, id, passages);
      await this.jobs.remove(tx, ctx.workspaceId, [id]);
    });
  }

  /** Inserts a memory under the id that the deferred memory had. */
  private async insert(ctx: RequestContext, tx: Transaction, id: number, memory: NewMemory): Promise<number | undefined> {
    return this.memories.insert(tx, await this.memories.encrypt(ctx, tx, memory, id));
  }
}
