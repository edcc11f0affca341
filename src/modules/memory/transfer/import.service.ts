import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { completeRow, type Draft, redactedDraft } from './draft.js';
import { DuplicateRepository, likenessKey } from './duplicate.repository.js';
import { ImportRepository } from './import.repository.js';
import { ImportReport } from './import-report.js';
import { linesOf, type NumberedLine } from './line-reader.js';
import { readMemoryLine } from './memory-line.mapper.js';

/** Bytes of an import. */
export const MAX_IMPORT_BYTES = 4 * 1024 ** 3;
/** A memory of ten thousand characters with two hundred revisions as long fits in. */
const MAX_LINE_BYTES = 16 * 1024 ** 2;
const STALL_MS = 60_000;
/** Memories that are embedded and written together: few enough that the embedded database is soon free for other calls. */
const BATCH_SIZE = 32;
const BATCH_BYTES = 4 * 1024 ** 2;
/** How often a batch is tried anew because a store was faster. */
const ATTEMPTS = 5;
/** Ids that became others and are remembered for the lines that name them. */
const MAX_REMEMBERED_IDS = 100_000;

type NewIds = LRUCache<number, number>;

/** Writes memories as lines tell them, batch by batch and no faster than the database takes them. */
@Injectable()
export class ImportService {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly quotas: QuotaService,
    private readonly duplicates: DuplicateRepository,
    private readonly repository: ImportRepository,
  ) {}

  /**
   * A line that is wrong spoils no other one. What was written stays if the stream breaks off: the same lines are skipped the next time.
   * @throws AppError `plan_limit_reached` if not even the first memory may be written, `payload_too_large`, `malformed_body` for a body
   * that stops arriving, `unavailable`
   */
  async import(ctx: RequestContext, body: Readable): Promise<ImportReport> {
    const report = new ImportReport();
    const newIds: NewIds = new LRUCache({ max: MAX_REMEMBERED_IDS });
    let drafts: Draft[] = [];
    let bytes = 0;
    for await (const line of linesOf(body, { maxLineBytes: MAX_LINE_BYTES, maxBytes: MAX_IMPORT_BYTES, stallMs: STALL_MS })) {
      const draft = readDraft(ctx, line, report);
      if (!draft) continue;
      bytes += line.bytes!.length;
      if (drafts.push(draft) >= BATCH_SIZE || bytes >= BATCH_BYTES) {
        await this.write(ctx, drafts, report, newIds);
        [drafts, bytes] = [[], 0];
      }
      // Other calls come in between.
      await setImmediate();
    }
    await this.write(ctx, drafts, report, newIds);
    return report;
  }

  private async write(ctx: RequestContext, drafts: readonly Draft[], report: ImportReport, newIds: NewIds): Promise<void> {
    const fresh = await this.skipDuplicates(ctx, drafts, report, newIds);
    if (!fresh.length) return;
    try {
      await this.quotas.spendUpTo(ctx, 'memory_writes', fresh.length, async (granted, used) => {
        for (const { line } of fresh.slice(granted)) report.fail({ line, error: new AppError('plan_limit_reached') });
        await this.create(ctx, fresh.slice(0, granted), report, newIds, used);
      });
    } catch (error) {
      // What was written before is worth a report.
      if (!(error instanceof AppError && error.code === 'plan_limit_reached') || report.isEmpty) throw error;
      for (const { line } of fresh) report.fail({ line, error });
    }
  }

  /** @param used told of each memory that is created */
  private async create(
    ctx: RequestContext,
    drafts: readonly Draft[],
    report: ImportReport,
    newIds: NewIds,
    used: () => void,
  ): Promise<void> {
    const texts = drafts.map(({ text }) => text);
    const embeddings = await this.spaces.embedTexts(ctx, texts);
    const embeddingOf = new Map(drafts.map((draft, index) => [draft, embeddings[index]!]));
    let open = drafts;
    for (let attempt = 1; open.length && attempt <= ATTEMPTS; attempt++) {
      const rows = open.map((draft) => completeRow(draft, embeddingOf.get(draft)!, (id) => newIds.get(id) ?? id));
      const ids = await this.spaces.keepAllSearchable(ctx, rows, (searchable) =>
        this.repository.insert(ctx.workspaceId, searchable),
      );
      for (const [index, id] of ids.entries()) {
        if (id === undefined) continue;
        used();
        report.created++;
        remember(open[index]!, id, report, newIds);
      }
      const others = open.filter((_draft, index) => ids[index] === undefined);
      open = others.length ? await this.skipDuplicates(ctx, others, report, newIds) : [];
    }
    for (const { line } of open) report.fail({ line, error: new AppError('unavailable') });
  }

  /** @returns those that the workspace does not have yet */
  private async skipDuplicates(
    { workspaceId }: RequestContext,
    drafts: readonly Draft[],
    report: ImportReport,
    newIds: NewIds,
  ): Promise<Draft[]> {
    if (!drafts.length) return [];
    const duplicates = await this.duplicates.find(workspaceId, drafts);
    const archived = new Set<string>();
    return drafts.filter((draft) => {
      const key = likenessKey(draft);
      const existingId = duplicates.get(key) ?? null;
      if (existingId === null && !(draft.archivedAt !== null && archived.has(key))) {
        archived.add(key);
        return true;
      }
      report.skip({ line: draft.line, existingId });
      if (existingId !== null && typeof draft.id === 'number' && draft.id !== existingId) newIds.set(draft.id, existingId);
      return false;
    });
  }
}

function readDraft(ctx: RequestContext, { number, bytes }: NumberedLine, report: ImportReport): Draft | undefined {
  try {
    if (!bytes) throw new AppError('payload_too_large', { detail: 'Line exceeds the 16 MB limit' });
    return redactedDraft(ctx, number, readMemoryLine(bytes));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    report.fail({ line: number, error });
    return undefined;
  }
}

function remember({ id: sent, line }: Draft, id: number, report: ImportReport, newIds: NewIds): void {
  if (sent === undefined || sent === id) return;
  report.renumber({ line, id: sent, newId: id });
  if (typeof sent === 'number') newIds.set(sent, id);
}
