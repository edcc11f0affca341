import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import type { StoredMemory } from '../records/memory.types.js';
import { type Redacted, StorePipeline, type Submission } from './store.pipeline.js';

/** What became of one of several stores. */
export type Outcome = { readonly stored: StoredMemory } | { readonly error: unknown };

/** A submission that may go through the pipeline, or why it may not. */
type Candidate = { readonly redacted: Redacted } | { readonly error: unknown };

/** Several stores in one call: each of them a store of its own, that takes a unit of its own; only their vectors are made together. */
@Injectable()
export class BatchService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly pipeline: StorePipeline,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /** One after the other, as each one is compared with those before it. An outcome for each, in their order; never rejects. */
  async store(ctx: RequestContext, submissions: readonly Submission[]): Promise<Outcome[]> {
    const candidates = submissions.map((submission) => this.redact(submission));
    const vectorOf = this.embedTogether(ctx, candidates);
    const outcomes: Outcome[] = [];
    for (const [index, candidate] of candidates.entries())
      outcomes.push(await this.keep(partOf(ctx, index), candidate, () => vectorOf(index)));
    return outcomes;
  }

  private redact(submission: Submission): Candidate {
    try {
      return { redacted: this.pipeline.redact(submission) };
    } catch (error) {
      return { error };
    }
  }

  private async keep(ctx: RequestContext, candidate: Candidate, embed: () => Promise<StorableEmbedding>): Promise<Outcome> {
    const store = async () => {
      if ('error' in candidate) throw candidate.error;
      return this.pipeline.storeRedacted(ctx, candidate.redacted, embed);
    };
    try {
      return { stored: await this.quotas.spend(ctx, 'memory_writes', store) };
    } catch (error) {
      return { error };
    }
  }

  /** Makes all vectors when the first one is asked for: where the quota is used up, none is. */
  private embedTogether(ctx: RequestContext, candidates: readonly Candidate[]): (index: number) => Promise<StorableEmbedding> {
    let vectors: Promise<StorableEmbedding[]> | undefined;
    const texts = candidates.map((candidate) => ('redacted' in candidate ? candidate.redacted.text : ''));
    return async (index) => {
      vectors ??= this.spaces.embedTexts(ctx, texts);
      return (await vectors)[index] as StorableEmbedding;
    };
  }
}

/** Each store of a batch is an effect of its own. */
const partOf = (ctx: RequestContext, index: number): RequestContext =>
  ctx.idempotency ? { ...ctx, idempotency: ctx.idempotency.part(String(index)) } : ctx;
