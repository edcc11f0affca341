import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../../limits/quota.service.js';
import type { StoredMemory } from '../records/memory.types.js';
import { type Prepared, StoreService, type Submission } from './store.service.js';

/** What became of one of several stores. */
export type Outcome = { readonly stored: StoredMemory } | { readonly error: unknown };

/** A submission that may go through the pipeline, or why it may not. */
type Candidate = { readonly prepared: Prepared } | { readonly error: unknown };

/** Several stores in one call: each of them a store of its own, that takes a unit of its own; only their vectors are made together. */
@Injectable()
export class BatchService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly storing: StoreService,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /** One after the other, as each one is compared with those before it. An outcome for each, in their order; never rejects. */
  async store(ctx: RequestContext, submissions: readonly Submission[]): Promise<Outcome[]> {
    const candidates = submissions.map((submission) => this.prepare(submission));
    const vectorOf = this.embedTogether(ctx, candidates);
    const outcomes: Outcome[] = [];
    for (const [index, candidate] of candidates.entries())
      outcomes.push(await this.keep(partOf(ctx, index), candidate, () => vectorOf(index)));
    return outcomes;
  }

  private prepare(submission: Submission): Candidate {
    try {
      return { prepared: this.storing.prepare(submission) };
    } catch (error) {
      return { error };
    }
  }

  private async keep(ctx: RequestContext, candidate: Candidate, embed: () => Promise<StorableEmbedding>): Promise<Outcome> {
    const store = async () => {
      if ('error' in candidate) throw candidate.error;
      return this.storing.keep(ctx, candidate.prepared, embed);
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
    const texts = candidates.map((candidate) => ('prepared' in candidate ? candidate.prepared.text : ''));
    return async (index) => {
      vectors ??= this.spaces.embedTexts(ctx, texts);
      return (await vectors)[index] as StorableEmbedding;
    };
  }
}

/** Each store of a batch is an effect of its own. */
const partOf = (ctx: RequestContext, index: number): RequestContext =>
  ctx.idempotency ? { ...ctx, idempotency: ctx.idempotency.part(String(index)) } : ctx;
