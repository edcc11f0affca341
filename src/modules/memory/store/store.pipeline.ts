import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { render } from '../../../common/json/json-render.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { categoriesOf } from '../../../text/categories/categories.js';
import {
  DECISION_MAKER,
  type DecisionMaker,
  type Judgement,
  MAX_NEIGHBOURS,
  NEIGHBOUR_SIMILARITY,
  type Neighbour,
  type Traits,
} from '../../../text/dedup/decision.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { haveSameContent } from '../../../text/dedup/same-content.js';
import { type Redaction, redactText } from '../../../text/pii/pii.js';
import { redactMeta } from '../../../text/pii/pii-meta.js';
import { wordingTraitsOf } from '../../../text/traits.js';
import type { EmbeddingSpace, StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { clusterOf } from '../records/cluster.js';
import type { StoredMemory } from '../records/memory.types.js';
import { type NearText, NeighbourRepository } from '../records/neighbour.repository.js';
import { MemoryWriter } from './memory-writer.service.js';

export interface Submission {
  readonly text: string;
  readonly meta?: Record<string, unknown> | null | undefined;
}

/** A submission without sensitive data. */
export interface Redacted {
  readonly text: string;
  /** JSON text */
  readonly metaJson: string;
}

/** A submission on its way through the pipeline. */
interface Draft extends Redacted {
  readonly textHash: Buffer;
  /** What the local readers make of it. */
  readonly traits: Traits;
  readonly embedding: StorableEmbedding;
}

/** Similarity from which two texts of the same content are one memory. */
const DUPLICATE_SIMILARITY = 0.98;
/** Clocks of processes, and calls at the same time, are apart by less. */
const SAME_TIME_MS = 60_000;
/** How often a store is decided anew because what it was decided about has changed meanwhile. */
const ATTEMPTS = 5;

/**
 * The steps of a store: redact, embed, find the neighbours, decide, write. A store that was decided about a memory which has changed
 * meanwhile is decided again.
 */
@Injectable()
export class StorePipeline {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    @Inject(DECISION_MAKER) private readonly decisionMaker: DecisionMaker,
    private readonly memories: MemoryWriter,
    private readonly neighbours: NeighbourRepository,
    private readonly metrics: Metrics,
  ) {}

  /** @throws AppError `pii_rejected`, `unavailable` */
  async store(ctx: RequestContext, submission: Submission): Promise<StoredMemory> {
    return this.storeRedacted(ctx, this.redact(submission));
  }

  /**
   * Cuts sensitive data out of a submission.
   * @throws AppError `pii_rejected`
   */
  redact(submission: Submission): Redacted {
    const text = keptOf(redactText(submission.text));
    const meta = keptOf(redactMeta(submission.meta ?? {}));
    for (const { kind } of [...text.findings, ...meta.findings]) this.metrics.countPiiFinding(kind);
    return { text: text.value, metaJson: render(meta.value) };
  }

  /**
   * Stores a submission that has been redacted.
   * @param embed returns the vector of the text; a batch has made it already
   * @throws AppError `unavailable`
   */
  async storeRedacted(
    ctx: RequestContext,
    redacted: Redacted,
    embed = () => this.spaces.embedText(ctx, redacted.text),
  ): Promise<StoredMemory> {
    if (ctx.idempotency?.outcome) return toStoredMemory(ctx.idempotency.outcome);
    const stored = await this.findOrCreate(ctx, redacted, embed);
    this.metrics.countStore(stored.action);
    return stored;
  }

  private async findOrCreate(
    ctx: RequestContext,
    { text, metaJson }: Redacted,
    embed: () => Promise<StorableEmbedding>,
  ): Promise<StoredMemory> {
    const textHash = exactHash(text);
    const embedded = embed().catch(async (error: unknown) => {
      // What is known already is answered without a word about an embedder that is out of order.
      const known = await this.memories.findDuplicate(ctx, textHash);
      if (known) return known;
      throw error;
    });
    // Read while the model works.
    const wording = wordingTraitsOf(text, ctx);
    const embedding = await embedded;
    if ('action' in embedding) return embedding;
    const { space, vector } = embedding;
    const traits = { ...wording, categories: categoriesOf(text, { model: space.model, vector }) };
    const draft = { text, textHash, metaJson, traits, embedding };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { nearest, hasDuplicate } = await this.neighbours.find(ctx, embedding, textHash, MAX_NEIGHBOURS);
      // In the end it becomes a memory of its own: nothing is lost that way, whatever happens to the others.
      const neighbours = attempt < ATTEMPTS ? neighboursIn(nearest, space) : [];
      const stored = hasDuplicate ? undefined : await this.decide(ctx, draft, nearest, neighbours);
      if (stored) return stored;
      // A duplicate that was in the way may be deleted again by now.
      const duplicate = await this.memories.findDuplicate(ctx, textHash);
      if (duplicate) return duplicate;
    }
    throw new AppError('unavailable');
  }

  /** @returns undefined, with nothing changed, if another store came in between */
  private async decide(
    ctx: RequestContext,
    draft: Draft,
    nearest: readonly NearText[],
    neighbours: readonly Neighbour[],
  ): Promise<StoredMemory | undefined> {
    const { text, traits: own } = draft;
    const same = neighbours.find((near) => near.similarity >= DUPLICATE_SIMILARITY && haveSameContent(near.text, text));
    if (same) return this.memories.findUnchanged(ctx, same, 'duplicate_exact');
    const { decision, traits } = await this.decisionMaker.decide({
      text,
      // What is told later of an earlier time does not take the place of what is newer.
      neighbours: neighbours.filter(({ saidAt }) => saidAt.getTime() <= ctx.now.getTime() + SAME_TIME_MS),
      now: ctx.now,
      timeZone: ctx.timeZone,
      traits: own,
    });
    const target = 'id' in decision && neighbours.find(({ id }) => id === decision.id);
    if (!target) return this.insert(ctx, draft, decision.action === 'stored_new' ? traits : own, nearest);
    if (!('text' in decision)) return this.memories.findUnchanged(ctx, target, decision.action);
    return this.replace(ctx, draft, target, decision, traits, nearest);
  }

  private insert(
    ctx: RequestContext,
    draft: Draft,
    traits: Traits,
    nearest: readonly NearText[],
  ): Promise<StoredMemory | undefined> {
    const nearDuplicateOf = clusterOf(nearest, draft.embedding.space);
    return this.memories.insert(ctx, { ...draft, ...traits, nearDuplicateOf });
  }

  private async replace(
    ctx: RequestContext,
    { text, textHash, metaJson, embedding }: Draft,
    target: Neighbour,
    decision: Extract<Judgement['decision'], { text: string }>,
    traits: Traits,
    nearest: readonly NearText[],
  ): Promise<StoredMemory | undefined> {
    const isDraft = decision.text === text;
    const standing = isDraft ? embedding : await this.spaces.embedText(ctx, decision.text);
    const others = isDraft ? nearest : await this.neighbours.nearest(ctx, standing, 2);
    return this.memories.replace(ctx, target.id, {
      expectedText: target.text,
      cause: decision.action,
      text: decision.text,
      textHash: isDraft ? textHash : exactHash(decision.text),
      metaJson,
      embedding: standing,
      nearDuplicateOf: clusterOf(others, standing.space, target.id),
      ...traits,
    });
  }
}

/** What an earlier attempt of the same call has done, as its Idempotency-Key recorded it. */
function toStoredMemory(outcome: unknown): StoredMemory {
  const { temporal, ...stored } = outcome as StoredMemory;
  return { ...stored, temporal: { ...temporal, validUntil: temporal.validUntil && new Date(temporal.validUntil) } };
}

const neighboursIn = (nearest: readonly NearText[], { embedder }: EmbeddingSpace): Neighbour[] =>
  nearest
    .map(({ id, text, cosine, updatedAt }) => ({
      id,
      text,
      similarity: embedder.calibration.similarityOf(cosine),
      saidAt: updatedAt,
    }))
    .filter(({ similarity }) => similarity >= NEIGHBOUR_SIMILARITY);

/** @throws AppError `pii_rejected` */
function keptOf<T>(redaction: Redaction<T>): Exclude<Redaction<T>, { rejected: true }> {
  if (redaction.rejected) throw new AppError('pii_rejected');
  return redaction;
}
