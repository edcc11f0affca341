import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { prefixOf } from '../../../providers/embeddings/text-bounds.js';
import { DECISION_MAKER, type DecisionMaker, type Traits } from '../../../text/dedup/decision.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { meaningTraitsOf, wordingTraitsOf } from '../../../text/traits.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { clusterOf } from '../records/cluster.js';
import { NeighbourRepository, type Scopes } from '../records/neighbour.repository.js';

/** Nearest memories to find for a cluster: the nearest one besides the memory itself. */
const CLUSTER_NEIGHBOURS = 2;
/** Maximum length of the beginning from which traits are read, in UTF-16 units: the maximum length of a stored text. */
const TRAITS_UNITS = 10_000;

/** The columns of a memory that follow from its text, except for the traits. */
export interface TextReading {
  readonly textHash: Buffer;
  readonly embedding: StorableEmbedding;
  readonly nearDuplicateOf: number | null;
  /** The time that the text's "tomorrow" is relative to. */
  readonly saidAt: Date;
}

/** Reads the text that an owner gives a memory. Unlike a store, it is not compared with other memories. */
@Injectable()
export class TextReader {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    @Inject(DECISION_MAKER) private readonly decisionMaker: DecisionMaker,
    private readonly neighbours: NeighbourRepository,
  ) {}

  /**
   * Reads a new text: its vector and its traits.
   * @param scopes those of the memory: only memories of its scope are its near-duplicates
   * @throws AppError `unavailable`
   */
  async read(ctx: RequestContext, id: number, text: string, scopes: Scopes): Promise<Traits & { reading: TextReading }> {
    const reading = await this.readWithoutTraits(ctx, id, text, scopes, ctx.now);
    const { space, vector } = reading.embedding;
    const beginning = prefixOf(text, TRAITS_UNITS);
    const own = meaningTraitsOf(beginning, wordingTraitsOf(beginning, ctx), { model: space.model, vector });
    const { now, timeZone } = ctx;
    const { traits } = await this.decisionMaker.decide({ text: beginning, neighbours: [], now, timeZone, traits: own });
    return { ...traits, reading };
  }

  /**
   * Reads a text whose traits are known.
   * @throws AppError `unavailable`
   */
  async readWithoutTraits(ctx: RequestContext, id: number, text: string, scopes: Scopes, saidAt: Date): Promise<TextReading> {
    const embedding = await this.spaces.embedText(ctx, text);
    const nearest = await this.neighbours.nearest(ctx, embedding, scopes, CLUSTER_NEIGHBOURS);
    return { textHash: exactHash(text), embedding, nearDuplicateOf: clusterOf(nearest, embedding.space, id), saidAt };
  }
}
