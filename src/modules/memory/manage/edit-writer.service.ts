import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { type Effect, IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import { isDuplicateText } from '../records/duplicate-text.js';
import { MemoryRepository } from '../records/memory.repository.js';
import { RecordRepository } from '../records/record.repository.js';
import type { MemoryRecord } from '../records/record.types.js';
import type { RevisionCause } from '../records/revisions.js';
import { ArchiveRepository } from './archive.repository.js';
import { EditRepository, type NextVersion } from './edit.repository.js';
import { etagOf } from './etag.js';
import { LinkRepository } from './link.repository.js';

/** Writes the next versions of memories, unless another call has changed them since they were read. */
@Injectable()
export class EditWriter {
  constructor(
    private readonly database: Database,
    private readonly writes: IdempotentWrites,
    private readonly records: RecordRepository,
    private readonly edits: EditRepository,
    private readonly archives: ArchiveRepository,
    private readonly links: LinkRepository,
    private readonly memories: MemoryRepository,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /**
   * Writes the next version of the memory `before`, or nothing if they are the same.
   * @returns undefined, with nothing written, if the memory has changed since `before`
   */
  async write(
    ctx: RequestContext,
    before: MemoryRecord,
    next: NextVersion,
    cause: RevisionCause,
  ): Promise<MemoryRecord | undefined> {
    if (isSame(before, next) && !next.confirmedLinks && next.newExpiry === undefined && next.newArchived === undefined)
      return this.confirmUnchanged(ctx, before);
    const { text, reading } = next;
    if (!reading) return this.tryWrite(ctx, before, next, cause);
    return this.spaces.writeSearchable(ctx, { text, embedding: reading.embedding }, ({ embedding }) =>
      this.tryWrite(ctx, before, { ...next, reading: { ...reading, embedding } }, cause),
    );
  }

  /**
   * Returns the memory `before`, to which nothing is written. An idempotent call records it as its outcome; then the
   * memory must not have changed meanwhile, or undefined is returned.
   */
  private async confirmUnchanged(ctx: RequestContext, before: MemoryRecord): Promise<MemoryRecord | undefined> {
    if (!ctx.idempotency) return before;
    return this.writes.transact(ctx, (tx) => this.lockUnchanged(ctx, tx, before), toEffect);
  }

  /** Locks a memory and returns it; undefined if it has changed since `before`. */
  private async lockUnchanged(ctx: RequestContext, tx: Transaction, before: MemoryRecord): Promise<MemoryRecord | undefined> {
    await this.records.lock(ctx, tx, before.id);
    const current = await this.records.find(ctx, tx, before.id);
    return current && etagOf(current) === etagOf(before) ? current : undefined;
  }

  private async tryWrite(
    ctx: RequestContext,
    before: MemoryRecord,
    next: NextVersion,
    cause: RevisionCause,
  ): Promise<MemoryRecord | undefined> {
    const { id } = before;
    const work = async (tx: Transaction) => {
      if (!(await this.lockUnchanged(ctx, tx, before))) return undefined;
      if (!isSame(before, next)) await this.edits.change(ctx, tx, id, next, cause);
      if (next.confirmedLinks) await this.links.confirm(ctx, tx, id, next.confirmedLinks);
      if (next.newExpiry !== undefined) await this.edits.setExpiry(ctx, tx, id, next.newExpiry);
      if (next.newArchived === true) await this.archives.archive(ctx, tx, [id], false);
      if (next.newArchived === false) await this.archives.unarchive(ctx, tx, [id]);
      await this.edits.recordEvent(ctx, tx, id, cause);
      return this.records.find(ctx, tx, id);
    };
    try {
      return await this.writes.transact(ctx, work, toEffect);
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
      const { metaJson } = next;
      const exact = { textHash: exactHash(next.text), metaJson, externalId: before.externalId ?? undefined };
      await this.memories.archiveExpired(ctx, this.database.writes, [exact]);
      // The next attempt names the memory that has the exact form now, unless it is gone by then.
      return undefined;
    }
  }
}

const isSame = (before: MemoryRecord, next: NextVersion) => next.text === before.text && next.metaJson === before.metaJson;

const toEffect = (record: MemoryRecord): Effect => ({ outcome: record, memoryId: record.id });
