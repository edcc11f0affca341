import { Injectable } from '@nestjs/common';
import type { Queries } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import { isDuplicateText } from '../records/duplicate-text.js';
import { type ExactText, type ExternalText, type KnownText, MemoryRepository } from '../records/memory.repository.js';
import type { DedupAction, StoredMemory } from '../records/memory.types.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { InsertedMemory } from '../records/new-memory.js';
import { type Replacement, ReplacementRepository } from '../records/replacement.repository.js';

/** Writes the outcome of a store, together with the idempotency record of its call if there is one. */
@Injectable()
export class MemoryWriter {
  constructor(
    private readonly database: Database,
    private readonly writes: IdempotentWrites,
    private readonly spaces: EmbeddingSpaces,
    private readonly encryption: MemoryEncryption,
    private readonly memories: MemoryRepository,
    private readonly replacements: ReplacementRepository,
  ) {}

  /** @see MemoryRepository.findDuplicate */
  findDuplicate(ctx: RequestContext, text: ExactText): Promise<StoredMemory | undefined> {
    return this.commit(ctx, this.database, (db) => this.memories.findDuplicate(ctx, db, text));
  }

  /** @see MemoryRepository.findExternal */
  findExternal(ctx: RequestContext, text: ExternalText): Promise<KnownText | undefined> {
    return this.memories.findExternal(ctx, this.database, text);
  }

  /** @see MemoryRepository.findUnchanged */
  findUnchanged(
    ctx: RequestContext,
    known: { readonly id: number; readonly text: string },
    action: DedupAction,
  ): Promise<StoredMemory | undefined> {
    return this.commit(ctx, this.database, (db) => this.memories.findUnchanged(ctx, db, known, action));
  }

  /**
   * Inserts a memory.
   * @returns undefined if a live memory with the same exact form and scope exists, or its id was taken (see
   *   `MemoryRepository.insert`)
   */
  insert(ctx: RequestContext, memory: InsertedMemory): Promise<StoredMemory | undefined> {
    return this.spaces.writeSearchable(ctx, memory, async (searchable) => {
      const { importance, categories, temporal } = searchable;
      const values = await this.memories.encrypt(ctx, this.database, searchable);
      return this.commit(ctx, this.database.writes, async (db) => {
        const id = await this.memories.insert(db, values);
        return id === undefined ? undefined : { id, action: 'stored_new', importance, categories, temporal };
      });
    });
  }

  /**
   * Replaces the text of the memory `id`.
   * @returns undefined, with nothing changed, if the memory has changed (see `ReplacementRepository.replace`), or if
   *   another live memory of the scope has the same exact form
   */
  replace(ctx: RequestContext, id: number, next: Replacement): Promise<StoredMemory | undefined> {
    return this.spaces.writeSearchable(ctx, next, async (searchable) => {
      const { text, textHash } = searchable;
      const columns = await this.encryption.encryptText(this.database, ctx.workspaceId, { id, text, textHash });
      try {
        return await this.commit(ctx, this.database.writes, (db) => this.replacements.replace(ctx, db, id, searchable, columns));
      } catch (error) {
        if (isDuplicateText(error)) return undefined;
        throw error;
      }
    });
  }

  private commit(
    ctx: RequestContext,
    db: Queries,
    work: (db: Queries) => Promise<StoredMemory | undefined>,
  ): Promise<StoredMemory | undefined> {
    return this.writes.run(ctx, db, work, (stored) => ({ outcome: stored, memoryId: stored.id }));
  }
}
