import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Breather } from '../../../common/work/breather.js';
import { Database } from '../../../database/database.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { embeddingInput } from '../../embeddings/embedding-input.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { RateLimiter } from '../../limits/rate-limiter.js';
import { type Life, MemoryRepository } from '../records/memory.repository.js';
import { ofBoundUser } from './bound-import.js';
import { completeRow, type Draft, redactedDraft } from './draft.js';
import { DuplicateRepository, duplicateKey } from './duplicate.repository.js';
import { ImportRepository } from './import.repository.js';
import { ImportReport } from './import-report.js';
import { ImportToll } from './import-toll.js';
import { linesOf, type NumberedLine } from './line-reader.js';
import { LineReplacement, replaces } from './line-replacement.js';
import { readMemoryLine } from './memory-line.mapper.js';

/** Maximum size of an import. */
export const MAX_IMPORT_BYTES = 4 * 1024 ** 3;
/** Maximum size of a line: enough for a memory of 10,000 characters with 200 revisions of that length. */
const MAX_LINE_BYTES = 2 * 1024 ** 2;
const STALL_MS = 60_000;
/**
 * Maximum number of memories that are embedded and written together: few, so that the embedded database is soon free
 * for other calls.
 */
const BATCH_SIZE = 32;
const BATCH_BYTES = 4 * 1024 ** 2;
/** Number of times that a batch is tried, if other calls insert the same texts meanwhile. */
const MAX_ATTEMPTS = 5;
/** Maximum number of changed ids that an import remembers, for later lines that refer to them. */
const MAX_REMEMBERED_IDS = 100_000;

/** The ids in this workspace, by the ids in the lines, of memories whose id changed. */
type NewIds = LRUCache<number, number>;

/** The vectors of drafts; an error for a text that the model cannot embed. */
type Embeddings = ReadonlyMap<Draft, StorableEmbedding | AppError>;

/** Imports memories from lines, batch by batch and no faster than the database takes them. */
@Injectable()
export class ImportService {
  /** The workspaces that are imported into by this process. */
  private readonly running = new Set<number>();

  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly quotas: QuotaService,
    private readonly duplicates: DuplicateRepository,
    private readonly repository: ImportRepository,
    private readonly metrics: Metrics,
    private readonly limiter: RateLimiter,
    private readonly database: Database,
    private readonly memories: MemoryRepository,
    private readonly replacement: LineReplacement,
  ) {}

  /**
   * Imports all lines that are valid. If the stream breaks off, the memories written so far stay; a repeated import
   * skips their lines.
   * @throws AppError `plan_limit_reached` if not even the first memory may be written, `rate_limited` if another import into the
   *   workspace is running, `payload_too_large`, `malformed_body` for a body that stalls, `unavailable`
   */
  async import(ctx: RequestContext, body: Readable): Promise<ImportReport> {
    if (this.running.has(ctx.workspaceId))
      throw new AppError('rate_limited', { detail: 'An import into this workspace is running', retryAfterSeconds: 10 });
    this.running.add(ctx.workspaceId);
    try {
      return await this.importLines(ctx, body);
    } finally {
      this.running.delete(ctx.workspaceId);
    }
  }

  private async importLines(ctx: RequestContext, body: Readable): Promise<ImportReport> {
    const report = new ImportReport();
    const newIds: NewIds = new LRUCache({ max: MAX_REMEMBERED_IDS });
    let drafts: Draft[] = [];
    let bytes = 0;
    const breather = new Breather();
    const toll = new ImportToll(this.limiter, ctx);
    // True while the quota lasts: for lines that it refuses, no vectors are made.
    let writing = Promise.resolve(true);
    let hasQuota = true;
    const write = async (batch: readonly Draft[]) => {
      // The model works on this batch while the database writes the one before.
      const embedding = this.embedNew(ctx, hasQuota ? batch : []);
      // It is awaited below; if `writing` fails first, its own failure must not end the process.
      embedding.catch(() => {});
      hasQuota = await writing;
      const embeddings = await embedding;
      writing = this.write(ctx, batch, embeddings, report, newIds);
      // The next call or the end of the import awaits it.
      writing.catch(() => {});
    };
    try {
      for await (const line of linesOf(body, { maxLineBytes: MAX_LINE_BYTES, maxBytes: MAX_IMPORT_BYTES, stallMs: STALL_MS })) {
        await breather.pause();
        await toll.pay(line.bytes?.length ?? MAX_LINE_BYTES);
        const draft = await readDraft(ctx, line, report, breather);
        if (!draft) continue;
        for (const { kind } of draft.findings) this.metrics.countPiiFinding(kind);
        bytes += line.bytes!.length;
        if (drafts.push(draft) >= BATCH_SIZE || bytes >= BATCH_BYTES) {
          await write(drafts);
          [drafts, bytes] = [[], 0];
        }
      }
      await write(drafts);
      await writing;
      return report;
    } finally {
      // If the stream breaks off, the batch under way is still written before the call ends.
      await writing.catch(() => {});
    }
  }

  /** Returns the vectors of the drafts that are no duplicates so far, or replace the text of one. */
  private async embedNew(ctx: RequestContext, drafts: readonly Draft[]): Promise<Embeddings> {
    if (!drafts.length) return new Map();
    const duplicates = await this.duplicates.find(ctx, drafts);
    const needsVector = (draft: Draft) => {
      const duplicate = duplicates.get(duplicateKey(ctx, draft));
      return !duplicate || replaces(draft, duplicate);
    };
    return this.embed(ctx, drafts.filter(needsVector));
  }

  private async embed(ctx: RequestContext, drafts: readonly Draft[]): Promise<Embeddings> {
    if (!drafts.length) return new Map();
    const embeddings = await this.spaces.embedEach(
      ctx,
      drafts.map(({ text, metaJson }) => embeddingInput(text, metaJson)),
    );
    return new Map(drafts.map((draft, index) => [draft, embeddings[index]!]));
  }

  /** @returns false if the quota was not enough for all drafts */
  private async write(
    ctx: RequestContext,
    drafts: readonly Draft[],
    embeddings: Embeddings,
    report: ImportReport,
    newIds: NewIds,
  ): Promise<boolean> {
    const remaining = await this.settleKnown(ctx, drafts, embeddings, report, newIds);
    if (!remaining.length) return true;
    let hasQuota = true;
    try {
      await this.quotas.spendUpTo(ctx, 'memory_writes', remaining.length, async (granted, used) => {
        hasQuota = granted === remaining.length;
        for (const { line } of remaining.slice(granted)) report.fail({ line, error: new AppError('plan_limit_reached') });
        await this.create(ctx, remaining.slice(0, granted), embeddings, report, newIds, used);
      });
    } catch (error) {
      // If earlier batches were written, the caller gets the report instead of an error.
      if (!(error instanceof AppError && error.code === 'plan_limit_reached') || report.isEmpty) throw error;
      for (const { line } of remaining) report.fail({ line, error });
      return false;
    }
    return hasQuota;
  }

  /** @param used called for each memory that is created */
  private async create(
    ctx: RequestContext,
    drafts: readonly Draft[],
    embeddings: Embeddings,
    report: ImportReport,
    newIds: NewIds,
    used: () => void,
  ): Promise<void> {
    // A duplicate may have been deleted since: such a text has no vector yet.
    const late = drafts.filter((draft) => !embeddings.has(draft));
    const embeddingOf = new Map([...embeddings, ...(await this.embed(ctx, late))]);
    let pending = embeddable(drafts, embeddingOf, report);
    for (let attempt = 1; pending.length && attempt <= MAX_ATTEMPTS; attempt++) {
      const rows = pending.map((draft) =>
        completeRow(draft, embeddingOf.get(draft) as StorableEmbedding, (id) => newIds.get(id) ?? id),
      );
      const ids = await this.spaces.writeAllSearchable(ctx, rows, (searchable) => this.repository.insert(ctx, searchable));
      for (const [index, id] of ids.entries()) {
        if (id === undefined) continue;
        used();
        report.created++;
        rememberId(pending[index]!, id, report, newIds);
      }
      const others = pending.filter((_draft, index) => ids[index] === undefined);
      if (!others.length) return;
      // Expired memories may have been in the way; the next attempt meets none.
      await this.memories.archiveExpired(ctx, this.database.writes, others);
      pending = await this.settleKnown(ctx, others, embeddingOf, report, newIds);
    }
    for (const { line } of pending) report.fail({ line, error: new AppError('unavailable') });
  }

  /** Skips the duplicates among the drafts, stores those that replace the text of a memory, and returns the others. */
  private async settleKnown(
    ctx: RequestContext,
    drafts: readonly Draft[],
    embeddings: Embeddings,
    report: ImportReport,
    newIds: NewIds,
  ): Promise<Draft[]> {
    if (!drafts.length) return [];
    const duplicates = await this.duplicates.find(ctx, drafts);
    const archived = new Set<string>();
    const lives: Life[] = [];
    const replacing: Draft[] = [];
    const remaining = drafts.filter((draft) => {
      const key = duplicateKey(ctx, draft);
      const duplicate = duplicates.get(key);
      const existingId = duplicate?.id ?? null;
      if (existingId === null && !(draft.archivedAt !== null && archived.has(key))) {
        archived.add(key);
        return true;
      }
      if (duplicate && replaces(draft, duplicate)) replacing.push(draft);
      else report.skip({ line: draft.line, existingId });
      if (existingId !== null) lives.push({ id: existingId, expiresAt: draft.expiresAt });
      if (existingId !== null && typeof draft.id === 'number' && draft.id !== existingId) newIds.set(draft.id, existingId);
      return false;
    });
    if (lives.length) await this.memories.prolong(ctx, this.database.writes, lives);
    for (const draft of replacing) await this.replacement.store(ctx, draft, embeddings.get(draft), report);
    return remaining;
  }
}

/** Returns the drafts whose texts the model can embed, and reports the others. */
function embeddable(drafts: readonly Draft[], embeddings: Embeddings, report: ImportReport): readonly Draft[] {
  return drafts.filter((draft) => {
    const embedding = embeddings.get(draft);
    if (!(embedding instanceof AppError)) return true;
    report.fail({ line: draft.line, error: embedding });
    return false;
  });
}

/** Reads a line; undefined if it cannot be imported, which is reported. */
async function readDraft(
  ctx: RequestContext,
  { number, bytes }: NumberedLine,
  report: ImportReport,
  breather: Breather,
): Promise<Draft | undefined> {
  try {
    if (!bytes) throw new AppError('payload_too_large', { detail: 'Line exceeds the 2 MB limit' });
    return await redactedDraft(ctx, number, ofBoundUser(ctx, readMemoryLine(bytes)), breather);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    report.fail({ line: number, error });
    return undefined;
  }
}

/** Reports and remembers the new id of a memory that could not keep the id in its line. */
function rememberId({ id: sent, line }: Draft, id: number, report: ImportReport, newIds: NewIds): void {
  if (sent === undefined || sent === id) return;
  report.renumber({ line, id: sent, newId: id });
  if (typeof sent === 'number') newIds.set(sent, id);
}
