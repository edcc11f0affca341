import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { render } from '../../../http/json-render.js';
import { EMBEDDER, type Embedder } from '../../../providers/embeddings/embedder.js';
import { MemoryRepository } from '../memory.repository.js';
import type { StoredMemory } from '../memory.types.js';
import { SearchRepository } from '../retrieve/search.repository.js';
import { categoriesOf } from './categories.js';
import { exactHash } from './exact-form.js';
import { importanceOf } from './importance.js';
import { redactOrReject, redactStrings } from './pii.js';
import { temporalOf } from './temporal.js';

export interface Submission {
  readonly text: string;
  readonly meta?: Record<string, unknown> | null | undefined;
}

/** Similarity from which a new memory joins the cluster of its nearest neighbour, for the health report to count. */
const NEAR_DUPLICATE_SIMILARITY = 0.95;
const INSERT_ATTEMPTS = 3;

/** The store pipeline, step by step. */
@Injectable()
export class StoreService {
  constructor(
    @Inject(EMBEDDER) private readonly embedder: Embedder,
    private readonly memories: MemoryRepository,
    private readonly search: SearchRepository,
  ) {}

  /** @throws AppError `pii_rejected`, `unavailable` */
  async store(ctx: RequestContext, submission: Submission): Promise<StoredMemory> {
    const text = redactOrReject(submission.text);
    const metaJson = render(redactStrings(submission.meta ?? {}));
    const textHash = exactHash(text);
    const known = await this.memories.findDuplicate(ctx, textHash);
    if (known) return known;
    const [vector] = await this.embedder.embed([text]);
    const embedding = vector as Float32Array;
    const nearDuplicateOf = await this.clusterOf(ctx, embedding);
    const facts = { importance: importanceOf(text), categories: categoriesOf(text), temporal: temporalOf(text, ctx.now) };
    for (let attempt = 0; attempt < INSERT_ATTEMPTS; attempt++) {
      const id = await this.memories.insert(ctx, { text, textHash, metaJson, ...facts, embedding, nearDuplicateOf });
      if (id) return { id, action: 'stored_new', ...facts };
      // The twin that was there may be deleted again by now.
      const twin = await this.memories.findDuplicate(ctx, textHash);
      if (twin) return twin;
    }
    throw new AppError('unavailable');
  }

  /** The cluster of near-duplicates that a new memory joins, named by its oldest member. */
  private async clusterOf(ctx: RequestContext, embedding: Float32Array): Promise<number | null> {
    const [nearest] = await this.search.nearest(ctx, embedding, 1);
    if (!nearest || this.embedder.calibration.similarityOf(nearest.cosine) < NEAR_DUPLICATE_SIMILARITY) return null;
    return nearest.nearDuplicateOf ?? nearest.id;
  }
}
