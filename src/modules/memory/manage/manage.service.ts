import { Injectable } from '@nestjs/common';
import { type Page, type PageRequest, positionOf, toPage } from '../../../common/page.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { type DedupReason, reasonOf } from '../../../text/dedup/reason.js';
import { boundFilter, isVisible, visible } from '../records/bound-user.js';
import { canonicalFilter, type MemoryFilter } from '../records/memory-filter.js';
import { RecordRepository } from '../records/record.repository.js';
import type { MemoryRecord, Revision } from '../records/record.types.js';

/** The largest int32: no memory has that many revisions. */
const AFTER_LAST_REVISION = 2_147_483_647;

/** Reads memories and their revisions. Needs neither a model nor a quota. */
@Injectable()
export class ManageService {
  constructor(
    private readonly database: Database,
    private readonly records: RecordRepository,
  ) {}

  /** @throws AppError `memory_not_found` */
  async get(ctx: RequestContext, id: number): Promise<MemoryRecord> {
    return visible(ctx, await this.records.find(ctx, this.database, id));
  }

  /**
   * Returns a page of memories, the newest first. Writes between two pages neither hide nor repeat a memory that
   * exists all along.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  async list(ctx: RequestContext, given: MemoryFilter, { limit, cursor }: PageRequest): Promise<Page<MemoryRecord>> {
    const filter = boundFilter(ctx, given);
    const list = `memories ${ctx.workspaceId} ${canonicalFilter(filter)}`;
    const after = positionOf(list, cursor);
    const records = await this.records.list(ctx, this.database, filter, limit + 1, after);
    return toPage(list, records, limit, ({ position }) => position);
  }

  /**
   * Returns a memory and a page of its revisions, the newest first.
   * @throws AppError `memory_not_found`, `validation_failed` for a cursor of another list
   */
  async history(ctx: RequestContext, id: number, { limit, cursor }: PageRequest): Promise<[MemoryRecord, Page<Explained>]> {
    const list = `revisions ${ctx.workspaceId} ${id}`;
    const before = Number(positionOf(list, cursor)?.[0] ?? AFTER_LAST_REVISION);
    const record = await this.get(ctx, id);
    const revisions = await this.records.listRevisions(ctx, this.database, id, limit + 1, before);
    const newer = cursor === undefined ? record : await this.records.findRevision(ctx, this.database, id, before);
    const explained = revisions.map((old, i) => explain(old, i ? revisions[i - 1] : newer));
    const page = toPage(list, explained, limit, ({ revision }) => [BigInt(revision), 0n]);
    return [record, { ...page, items: page.items.filter(({ metaJson }) => isVisible(ctx, metaJson)) }];
  }
}

/** A revision with the reason for the change after it. */
export interface Explained extends Revision {
  /** Null for an edit or a restore. */
  readonly reason: DedupReason | null;
}

const explain = (old: Revision, newer: { readonly text: string } | undefined): Explained => {
  const { cause, text } = old;
  const isStore = cause === 'updated_existing' || cause === 'merged_existing';
  return { ...old, reason: isStore && newer ? reasonOf(cause, text, newer.text) : null };
};
