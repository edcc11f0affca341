import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import { mergedMeta } from '../records/replacement.repository.js';
import { StorePipeline } from '../store/store.pipeline.js';
import type { Draft } from './draft.js';
import type { Duplicate } from './duplicate.repository.js';
import type { ImportReport } from './import-report.js';

/**
 * True if a line with the external id of a memory gives it another text or meta. The same line again does not, nor does one that
 * says itself that it is older than the memory's last change, such as that of an old backup.
 */
export function replaces({ text, metaJson, memory: { updatedAt } }: Draft, { known }: Duplicate): boolean {
  if (!known) return false;
  if (text === known.text && mergedMeta(known.metaJson, metaJson) === mergedMeta(known.metaJson, '{}')) return false;
  return updatedAt === undefined || Date.parse(updatedAt) > known.updatedAt.getTime();
}

/** Stores lines whose external id is there already, as a store would: with a revision, and for a unit of the quota. */
@Injectable()
export class LineReplacement {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly quotas: QuotaService,
    private readonly pipeline: StorePipeline,
  ) {}

  /**
   * Stores a line, and reports it.
   * @param embedding that of its text, or the error of making it; made here if it is undefined
   * @throws any error that is not about the line itself
   */
  async store(
    ctx: RequestContext,
    draft: Draft,
    embedding: StorableEmbedding | AppError | undefined,
    report: ImportReport,
  ): Promise<void> {
    const { line, text, metaJson, externalId, memory } = draft;
    const said = Math.min(
      ctx.now.getTime(),
      memory.updatedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(memory.updatedAt),
    );
    const then = { ...ctx, now: new Date(said) };
    const expiresAt = draft.expiresAt === null ? null : new Date(draft.expiresAt);
    const redacted = { text, metaJson, externalId, expiresAt, explain: false, redactions: [] };
    const embed = async () => {
      if (embedding instanceof AppError) throw embedding;
      return embedding ?? this.spaces.embedText(ctx, text);
    };
    try {
      await this.quotas.spend(ctx, 'memory_writes', () => this.pipeline.storeRedacted(then, redacted, embed));
      report.updated++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report.fail({ line, error });
    }
  }
}
