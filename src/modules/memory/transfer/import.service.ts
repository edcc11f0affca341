import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Breather } from '../../../common/work/breather.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { RateLimiter } from '../../limits/rate-limiter.js';
import { ofBoundUser } from './bound-import.js';
import { type Draft, redactedDraft } from './draft.js';
import { ImportReport } from './import-report.js';
import { ImportToll } from './import-toll.js';
import { ImportWriter, startRun } from './import-writer.service.js';
import { linesOf, type NumberedLine } from './line-reader.js';
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
/** Imports memories from lines, batch by batch and no faster than the database takes them. */
@Injectable()
export class ImportService {
  /** The workspaces that are imported into by this process. */
  private readonly running = new Set<number>();

  constructor(
    private readonly writer: ImportWriter,
    private readonly metrics: Metrics,
    private readonly limiter: RateLimiter,
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
    const run = startRun(ctx, report);
    let drafts: Draft[] = [];
    let bytes = 0;
    const breather = new Breather();
    const toll = new ImportToll(this.limiter, ctx);
    // True while the quota lasts: for lines that it refuses, no vectors are made.
    let writing = Promise.resolve(true);
    let hasQuota = true;
    const write = async (batch: readonly Draft[]) => {
      // The model works on this batch while the database writes the one before.
      const embedding = this.writer.embedNew(run, hasQuota ? batch : []);
      // It is awaited below; if `writing` fails first, its own failure must not end the process.
      embedding.catch(() => {});
      hasQuota = await writing;
      const embeddings = await embedding;
      writing = this.writer.write(run, batch, embeddings);
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
