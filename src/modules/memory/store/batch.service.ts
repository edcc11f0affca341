import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { type RequestContext, withPart } from '../../../common/request-context.js';
import { withBoundUser } from '../../../common/subject.js';
import { mapInSlices } from '../../../common/work/breather.js';
import { embeddingInput } from '../../embeddings/embedding-input.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import type { StoredMemory } from '../records/memory.types.js';
import { Redactor } from './redactor.service.js';
import { StorePipeline } from './store.pipeline.js';
import type { Redacted, Submission } from './submission.types.js';

/** The result of one store of a batch. */
export type StoreResult = { readonly stored: StoredMemory } | { readonly error: unknown };

/** A redacted submission, or the error of its redaction. */
type RedactionResult = { readonly redacted: Redacted } | { readonly error: unknown };

/** Stores several texts in one call. Each store takes a unit of the quota; only the vectors are made together. */
@Injectable()
export class BatchService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly redactor: Redactor,
    private readonly pipeline: StorePipeline,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /**
   * Stores texts one after the other, because each is compared with those before it.
   * @returns a result for each submission, in their order; the promise never rejects
   */
  async store(ctx: RequestContext, submissions: readonly Submission[]): Promise<StoreResult[]> {
    const redactions = await mapInSlices(submissions, (submission) => this.redact(ctx, submission));
    const vectorOf = this.embedTogether(ctx, redactions);
    const results: StoreResult[] = [];
    for (const [index, redaction] of redactions.entries())
      results.push(await this.storeOne(withPart(ctx, index), redaction, () => vectorOf(index)));
    return results;
  }

  private redact(ctx: RequestContext, submission: Submission): RedactionResult {
    try {
      const meta = withBoundUser(submission.meta, ctx.boundUserId);
      return { redacted: this.redactor.redact({ ...submission, meta }) };
    } catch (error) {
      return { error };
    }
  }

  private async storeOne(
    ctx: RequestContext,
    redaction: RedactionResult,
    embed: () => Promise<StorableEmbedding>,
  ): Promise<StoreResult> {
    const store = async () => {
      if ('error' in redaction) throw redaction.error;
      return this.pipeline.storeRedacted(ctx, redaction.redacted, embed);
    };
    try {
      return { stored: await this.quotas.spend(ctx, 'memory_writes', store) };
    } catch (error) {
      return { error };
    }
  }

  /** Returns a function that makes all vectors at its first call: no vector is made if the quota is used up. */
  private embedTogether(
    ctx: RequestContext,
    redactions: readonly RedactionResult[],
  ): (index: number) => Promise<StorableEmbedding> {
    let vectors: Promise<(StorableEmbedding | AppError)[]> | undefined;
    const texts = redactions.map((redaction) => ('redacted' in redaction ? inputOf(redaction.redacted) : ''));
    return async (index) => {
      vectors ??= this.spaces.embedEach(ctx, texts);
      const embedding = (await vectors)[index] as StorableEmbedding | AppError;
      if (embedding instanceof AppError) throw embedding;
      return embedding;
    };
  }
}

const inputOf = ({ text, metaJson }: Redacted): string => embeddingInput(text, metaJson);
