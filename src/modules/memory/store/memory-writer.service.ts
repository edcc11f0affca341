import { Injectable } from '@nestjs/common';
import { isLater } from '../../../common/lifetime.js';
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

interface Living {
  /** The end of its life time; null for none. */
  readonly expiresAt: Date | null;
}

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

  /**
   * Finds the memory that a text is stored once more as, which lives the longer of the two life times from now on.
   * @see MemoryRepository.findDuplicate
   */
  findDuplicate(ctx: RequestContext, { expiresAt, ...text }: ExactText & Living): Promise<StoredMemory | undefined> {
    return this.commit(ctx, this.database, async (db) =>
      this.prolonged(ctx, db, await this.memories.findDuplicate(ctx, db, text), expiresAt),
    );
  }

  /** @see MemoryRepository.findExternal */
  findExternal(ctx: RequestContext, text: ExternalText): Promise<KnownText | undefined> {
    return this.memories.findExternal(ctx, this.database, text);
  }

  /**
   * Finds a memory that a store leaves unchanged but for its life time, as for a duplicate.
   * @see MemoryRepository.findUnchanged
   */
  findUnchanged(
    ctx: RequestContext,
    known: { readonly id: number; readonly text: string },
    action: DedupAction,
    expiresAt: Date | null,
  ): Promise<StoredMemory | undefined> {
    return this.commit(ctx, this.database, async (db) =>
      this.prolonged(ctx, db, await this.memories.findUnchanged(ctx, db, known, action), expiresAt),
    );
  }

  /**
   * Inserts a memory.
   * @returns undefined if a live memory with the same exact form and scope exists, or its id was taken (see
   *   `MemoryRepository.insert`)
   */
  insert(ctx: RequestContext, memory: InsertedMemory): Promise<StoredMemory | undefined> {
    return this.spaces.writeSearchable(ctx, memory, async (searchable) => {
      const { importance, categories, temporal, expiresAt } = searchable;
      const values = await this.memories.encrypt(ctx, this.database, searchable);
      const stored = await this.commit(ctx, this.database.writes, async (db) => {
        const id = await this.memories.insert(db, values);
        if (id === undefined) return undefined;
        return { id, action: 'stored_new', importance, categories, temporal, ...(expiresAt && { expiresAt }) };
      });
      // An expired memory may have been in the way; the next attempt meets none.
      if (!stored) await this.memories.archiveExpired(ctx, this.database.writes, [memory]);
      return stored;
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
        if (!isDuplicateText(error)) throw error;
        await this.memories.archiveExpired(ctx, this.database.writes, [searchable]);
        return undefined;
      }
    });
  }

  private async prolonged(
    ctx: RequestContext,
    db: Queries,
    found: StoredMemory | undefined,
    expiresAt: Date | null,
  ): Promise<StoredMemory | undefined> {
    if (!found?.expiresAt || !isLater(expiresAt, found.expiresAt)) return found;
    await this.memories.prolong(ctx, db, [{ id: found.id, expiresAt }]);
    const { expiresAt: _earlier, ...stored } = found;
    return { ...stored, ...(expiresAt && { expiresAt }) };
  }

  private commit(
    ctx: RequestContext,
    db: Queries,
    work: (db: Queries) => Promise<StoredMemory | undefined>,
  ): Promise<StoredMemory | undefined> {
    return this.writes.run(ctx, db, work, (stored) => ({ outcome: stored, memoryId: stored.id }));
  }
}
