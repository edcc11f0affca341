import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { parseJson } from '../../common/json/json-parse.js';
import type { Transaction } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { EmbeddingSpaces } from '../embeddings/embedding-spaces.service.js';
import { ArchiveRepository } from '../memory/manage/archive.repository.js';
import { DeletionRepository } from '../memory/manage/deletion.repository.js';
import { EditRepository, type NextVersion } from '../memory/manage/edit.repository.js';
import { LinkRepository } from '../memory/manage/link.repository.js';
import { MemoryEncryption } from '../memory/records/memory-encryption.js';
import { RecordRepository } from '../memory/records/record.repository.js';
import type { MemoryRecord } from '../memory/records/record.types.js';
import { StorePipeline } from '../memory/store/store.pipeline.js';
import { TextReader } from '../memory/store/text-reader.js';
import type { Proposal, Recommendation, Undo } from './recommendation.types.js';

/** Runs the changes in the transaction that writes the decision about the recommendation. */
export type Decide = (work: (tx: Transaction, locked: Recommendation) => Promise<Undo | null>) => Promise<void>;

/** Changes memories as a recommendation proposes, and takes that back. What was is kept as revisions. */
@Injectable()
export class AppliedChanges {
  constructor(
    private readonly database: Database,
    private readonly records: RecordRepository,
    private readonly edits: EditRepository,
    private readonly archives: ArchiveRepository,
    private readonly deletions: DeletionRepository,
    private readonly links: LinkRepository,
    private readonly pipeline: StorePipeline,
    private readonly reader: TextReader,
    private readonly spaces: EmbeddingSpaces,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** @param memories those of the recommendation, in its order */
  async apply(
    ctx: RequestContext,
    { memoryIds }: Recommendation,
    memories: readonly MemoryRecord[],
    proposal: Proposal,
    decide: Decide,
  ): Promise<void> {
    switch (proposal.action) {
      case 'archive':
        return decide((tx) => this.change(ctx, tx, { archived: memoryIds }));
      case 'supersede': {
        const [newer, older] = memoryIds as [number, number];
        return decide(async (tx) => {
          const confidence = await this.links.settle(ctx, tx, newer, older, 1);
          return { ...(await this.change(ctx, tx, { archived: [older] })), confidence };
        });
      }
      case 'merge': {
        const kept = memories.find(({ id }) => id === proposal.keptId)!;
        const archived = memoryIds.filter((id) => id !== kept.id);
        if (kept.text === proposal.text) return decide((tx) => this.change(ctx, tx, { archived }));
        return this.rewrite(ctx, kept, proposal.text, (edited) => decide((tx) => this.change(ctx, tx, { archived, edited })));
      }
      case 'compress':
        return this.rewrite(ctx, memories[0]!, proposal.text, (edited) => decide((tx) => this.change(ctx, tx, { edited })));
      case 'split': {
        const stored = await this.store(ctx, memories[0]!, proposal.texts);
        return decide((tx) => this.change(ctx, tx, { archived: memoryIds, stored }));
      }
    }
  }

  /** @throws AppError `conflict` if one of the memories has changed since, or is gone */
  async undo(ctx: RequestContext, recommendation: Recommendation, decide: Decide): Promise<void> {
    const { edited } = recommendation.undo!;
    const restored = edited && (await this.revisionOf(ctx, edited));
    if (!restored) return decide((tx, locked) => this.takeBack(ctx, tx, locked, undefined));
    return this.spaces.writeSearchable(ctx, searchable(restored), ({ embedding }) =>
      decide((tx, locked) => this.takeBack(ctx, tx, locked, withEmbedding(restored, embedding))),
    );
  }

  /** Makes the changes, and returns how to take them back. */
  private async change(ctx: RequestContext, tx: Transaction, { archived = [], edited, stored = [] }: Changes): Promise<Undo> {
    if (edited) await this.edits.change(ctx, tx, edited.before.id, edited.next, 'optimized');
    if (archived.length) await this.archives.archive(ctx, tx, archived, true);
    const causeOf = (id: number) => (archived.includes(id) ? 'archived' : 'optimized');
    const ids = [...archived, ...stored, ...(edited ? [edited.before.id] : [])];
    for (const id of ids.filter((each) => !stored.includes(each))) await this.edits.recordEvent(ctx, tx, id, causeOf(id));
    const versions = await this.versionsOf(ctx, tx, ids);
    return { archived, stored, versions, edited: edited && { id: edited.before.id, revision: edited.before.version } };
  }

  private async takeBack(
    ctx: RequestContext,
    tx: Transaction,
    { undo, type, memoryIds }: Recommendation,
    restored: Rewriting | undefined,
  ): Promise<null> {
    const { archived, stored, versions, confidence } = undo!;
    const ids = Object.keys(versions).map(Number);
    const now = await this.versionsOf(ctx, tx, ids);
    if (ids.some((id) => now[id] !== versions[id]))
      throw new AppError('conflict', { detail: 'A memory has changed since the recommendation was applied: nothing was undone' });
    if (stored.length) await this.deletions.delete(ctx, tx, stored, 'by_id');
    if (restored) await this.edits.change(ctx, tx, restored.before.id, restored.next, 'restored');
    if (archived.length) await this.archives.unarchive(ctx, tx, archived);
    for (const id of archived) await this.edits.recordEvent(ctx, tx, id, 'unarchived');
    if (restored) await this.edits.recordEvent(ctx, tx, restored.before.id, 'restored');
    const [newer, older] = memoryIds as [number, number];
    if (type === 'contradiction') await this.links.settle(ctx, tx, newer, older, confidence ?? null);
    return null;
  }

  /** Reads a new text for a memory, and lets `write` write it. */
  private async rewrite(
    ctx: RequestContext,
    before: MemoryRecord,
    text: string,
    write: (edited: Rewriting) => Promise<void>,
  ): Promise<void> {
    const said = { ...ctx, now: before.validFrom };
    const scopes = this.encryption.scopesOf(ctx, before.metaJson);
    const { reading, ...traits } = await this.reader.read(said, before.id, text, scopes);
    const rewriting = { before, next: { ...before, text, ...traits, reading: { ...reading, saidAt: before.validFrom } } };
    await this.spaces.writeSearchable(ctx, searchable(rewriting), ({ embedding }) => write(withEmbedding(rewriting, embedding)));
  }

  private async revisionOf(ctx: RequestContext, { id, revision }: NonNullable<Undo['edited']>): Promise<Rewriting> {
    const before = await this.records.find(ctx, this.database, id);
    const old = before && (await this.records.findRevision(ctx, this.database, id, revision));
    if (!old) throw new AppError('conflict', { detail: 'The memory, or what it was, is gone' });
    const scopes = this.encryption.scopesOf(ctx, old.metaJson);
    const reading = await this.reader.readWithoutTraits(ctx, id, old.text, scopes, old.saidAt);
    return { before, next: { ...old, reading } };
  }

  /** Stores the parts of a memory as memories of their own. @returns the ids of those that are new */
  private async store(ctx: RequestContext, memory: MemoryRecord, texts: readonly string[]): Promise<number[]> {
    const said = { ...ctx, now: memory.validFrom, idempotency: undefined };
    const ids: number[] = [];
    for (const text of texts) {
      const { expiresAt, metaJson } = memory;
      const meta = parseJson(metaJson) as Record<string, unknown>;
      const stored = await this.pipeline.store(said, { text, meta, mode: 'verbatim', expiresAt });
      // Another memory may say it already: to undo must not delete that one.
      if (stored.action === 'stored_new') ids.push(stored.id);
    }
    return ids;
  }

  private async versionsOf(ctx: RequestContext, tx: Transaction, ids: readonly number[]): Promise<Record<string, number>> {
    const versions: Record<string, number> = {};
    for (const id of [...ids].sort((a, b) => a - b)) {
      await this.records.lock(ctx, tx, id);
      versions[id] = (await this.records.findVersion(ctx, tx, id))?.version ?? 0;
    }
    return versions;
  }
}

/** A memory, and the text that it gets. */
interface Rewriting {
  readonly before: MemoryRecord;
  readonly next: NextVersion & { readonly reading: NonNullable<NextVersion['reading']> };
}

interface Changes {
  readonly archived?: readonly number[];
  readonly edited?: Rewriting;
  readonly stored?: readonly number[];
}

const searchable = ({ next: { text, reading } }: Rewriting) => ({ text, embedding: reading.embedding });

const withEmbedding = ({ before, next }: Rewriting, embedding: Rewriting['next']['reading']['embedding']): Rewriting => ({
  before,
  next: { ...next, reading: { ...next.reading, embedding } },
});
