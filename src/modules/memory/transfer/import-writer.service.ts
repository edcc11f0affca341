import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { embeddingInput } from '../../embeddings/embedding-input.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { type Life, MemoryRepository } from '../records/memory.repository.js';
import { completeRow, type Draft } from './draft.js';
import { DuplicateRepository, duplicateKey } from './duplicate.repository.js';
import { ImportRepository } from './import.repository.js';
import type { ImportReport } from './import-report.js';
import { LineReplacement, replaces } from './line-replacement.js';

/** Number of times that a batch is tried, if other calls insert the same texts meanwhile. */
const MAX_ATTEMPTS = 5;
/** Maximum number of changed ids that an import remembers, for later lines that refer to them. */
const MAX_REMEMBERED_IDS = 100_000;

/** An import under way. */
export interface ImportRun {
  readonly ctx: RequestContext;
  readonly report: ImportReport;
  /** The ids in this workspace, by the ids in the lines, of memories whose id changed. */
  readonly newIds: LRUCache<number, number>;
}

/** Returns an import that has written nothing yet. */
export const startRun = (ctx: RequestContext, report: ImportReport): ImportRun => ({
  ctx,
  report,
  newIds: new LRUCache({ max: MAX_REMEMBERED_IDS }),
});

/** The vectors of drafts; an error for a text that the model cannot embed. */
type Embeddings = ReadonlyMap<Draft, StorableEmbedding | AppError>;

/** Embeds and writes the memories of an import, some at a time. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly quotas: QuotaService,
    private readonly duplicates: DuplicateRepository,
    private readonly repository: ImportRepository,
    private readonly database: Database,
    private readonly memories: MemoryRepository,
    private readonly replacement: LineReplacement,
  ) {}

  /** Returns the vectors of the drafts that are no duplicates so far, or replace the text of one. */
  async embedNew({ ctx }: ImportRun, drafts: readonly Draft[]): Promise<Embeddings> {
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

  /**
   * Writes drafts, as far as the quota goes.
   * @returns false if it was not enough for all of them
   * @throws AppError `plan_limit_reached` if not even the first memory of the import may be written, `unavailable`
   */
  async write(run: ImportRun, drafts: readonly Draft[], embeddings: Embeddings): Promise<boolean> {
    const { ctx, report } = run;
    const remaining = await this.settleKnown(run, drafts, embeddings);
    if (!remaining.length) return true;
    let hasQuota = true;
    try {
      await this.quotas.spendUpTo(ctx, 'memory_writes', remaining.length, async (granted, used) => {
        hasQuota = granted === remaining.length;
        for (const { line } of remaining.slice(granted)) report.fail({ line, error: new AppError('plan_limit_reached') });
        await this.create(run, remaining.slice(0, granted), embeddings, used);
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
  private async create(run: ImportRun, drafts: readonly Draft[], embeddings: Embeddings, used: () => void): Promise<void> {
    const { ctx, report, newIds } = run;
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
        rememberId(run, pending[index]!, id);
      }
      const others = pending.filter((_draft, index) => ids[index] === undefined);
      if (!others.length) return;
      // Expired memories may have been in the way; the next attempt meets none.
      await this.memories.archiveExpired(ctx, this.database.writes, others);
      pending = await this.settleKnown(run, others, embeddingOf);
    }
    for (const { line } of pending) report.fail({ line, error: new AppError('unavailable') });
  }

  /** Skips the duplicates among the drafts, stores those that replace the text of a memory, and returns the others. */
  private async settleKnown(run: ImportRun, drafts: readonly Draft[], embeddings: Embeddings): Promise<Draft[]> {
    const { ctx, report, newIds } = run;
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

/** Reports and remembers the new id of a memory that could not keep the id in its line. */
function rememberId({ report, newIds }: ImportRun, { id: sent, line }: Draft, id: number): void {
  if (sent === undefined || sent === id) return;
  report.renumber({ line, id: sent, newId: id });
  if (typeof sent === 'number') newIds.set(sent, id);
}
