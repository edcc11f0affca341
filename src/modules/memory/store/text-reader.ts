import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { prefixOf } from '../../../providers/embeddings/text-bounds.js';
import { categoriesOf } from '../../../text/categories/categories.js';
import { DECISION_MAKER, type DecisionMaker, type Traits } from '../../../text/dedup/decision.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { wordingTraitsOf } from '../../../text/traits.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { clusterOf } from '../records/cluster.js';
import { NeighbourRepository } from '../records/neighbour.repository.js';

/** Enough to find the nearest one besides the memory itself. */
const NEAREST = 2;
/** Traits are read from the beginning of a text, as much of it as a store takes. */
const TRAITS_UNITS = 10_000;

/** What is kept of a text besides what it says. */
export interface TextReading {
  readonly textHash: Buffer;
  readonly embedding: StorableEmbedding;
  readonly nearDuplicateOf: number | null;
  /** What the text's "tomorrow" is relative to. */
  readonly saidAt: Date;
}

/** Reads a text that a memory is given by its owner: what others say is not asked. */
@Injectable()
export class TextReader {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    @Inject(DECISION_MAKER) private readonly decisionMaker: DecisionMaker,
    private readonly neighbours: NeighbourRepository,
  ) {}

  /**
   * A text that is said now.
   * @throws AppError `unavailable`
   */
  async read(ctx: RequestContext, id: number, text: string): Promise<Traits & { reading: TextReading }> {
    const reading = await this.readAgain(ctx, id, text, ctx.now);
    const { space, vector } = reading.embedding;
    const beginning = prefixOf(text, TRAITS_UNITS);
    const categories = categoriesOf(beginning, { model: space.model, vector });
    const own = { ...wordingTraitsOf(beginning, ctx), categories };
    const { now, timeZone } = ctx;
    const { traits } = await this.decisionMaker.decide({ text: beginning, neighbours: [], now, timeZone, traits: own });
    return { ...traits, reading };
  }

  /**
   * A text whose traits are known.
   * @throws AppError `unavailable`
   */
  async readAgain(ctx: RequestContext, id: number, text: string, saidAt: Date): Promise<TextReading> {
    const embedding = await this.spaces.embedText(ctx, text);
    const nearest = await this.neighbours.nearest(ctx, embedding, NEAREST);
    return { textHash: exactHash(text), embedding, nearDuplicateOf: clusterOf(nearest, embedding.space, id), saidAt };
  }
}
