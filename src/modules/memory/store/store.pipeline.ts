import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Metrics } from '../../../providers/metrics/metrics.js';
import { MAX_NEIGHBOURS, type Traits } from '../../../text/dedup/decision.js';
import { hashOf } from '../../../text/dedup/exact-form.js';
import { meaningTraitsOf, wordingTraitsOf } from '../../../text/traits.js';
import { embeddingInput } from '../../embeddings/embedding-input.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../embeddings/embedding-spaces.service.js';
import { PassageEmbedder } from '../chunks/passage-embedder.service.js';
import { clusterOf } from '../records/cluster.js';
import type { ExternalText, KnownText } from '../records/memory.repository.js';
import type { StoredMemory } from '../records/memory.types.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { type NearText, NeighbourRepository } from '../records/neighbour.repository.js';
import type { EmbeddedPassage } from '../records/passage-vectors.js';
import { mergedMeta } from '../records/replacement.repository.js';
import { explanationOf } from './explanation.js';
import { MemoryWriter } from './memory-writer.service.js';
import { Redactor } from './redactor.service.js';
import { relationsOf } from './relations.js';
import { neighboursIn, StorePlanner } from './store-planner.service.js';
import type { Draft, Plan, Redacted, ReplacementPlan, Submission } from './submission.types.js';

/** Number of times that a store is decided, if other calls change the memories that it is decided about. */
const MAX_ATTEMPTS = 5;
/** The same for a text with an external id, which has no other place: each time, another call has stored its own. */
const MAX_EXTERNAL_ATTEMPTS = 100;
/** Nearest memories to find for a cluster: the nearest one besides the replaced memory itself. */
const CLUSTER_NEIGHBOURS = 2;

/**
 * Stores a text in five steps: redact, embed, find the neighbours, decide, write. No transaction is open while a
 * model works, so another call may change a memory between decision and write; then nothing is written, and the last
 * three steps are repeated.
 */
@Injectable()
export class StorePipeline {
  constructor(
    private readonly spaces: EmbeddingSpaces,
    private readonly redactor: Redactor,
    private readonly planner: StorePlanner,
    private readonly memories: MemoryWriter,
    private readonly neighbours: NeighbourRepository,
    private readonly encryption: MemoryEncryption,
    private readonly passages: PassageEmbedder,
    private readonly metrics: Metrics,
  ) {}

  /** @throws AppError `pii_rejected`, `unavailable` */
  async store(ctx: RequestContext, submission: Submission): Promise<StoredMemory> {
    return this.storeRedacted(ctx, this.redactor.redact(submission));
  }

  /**
   * Stores a redacted submission. Returns the recorded outcome if an earlier attempt of the same idempotent call stored it.
   * @param embed returns the vector of the text; a batch makes the vectors of all its texts together
   * @throws AppError `unavailable`
   */
  async storeRedacted(
    ctx: RequestContext,
    redacted: Redacted,
    embed = () => this.spaces.embedText(ctx, embeddingInput(redacted.text, redacted.metaJson)),
  ): Promise<StoredMemory> {
    if (ctx.idempotency?.outcome) return toStoredMemory(ctx.idempotency.outcome);
    const draft = await this.metrics.timeStage('store', 'embed', () => this.embed(ctx, redacted, embed));
    const stored = 'action' in draft ? draft : await this.storeEmbedded(ctx, draft);
    this.metrics.countStore(stored.action);
    return stored;
  }

  private storeEmbedded(ctx: RequestContext, draft: Draft): Promise<StoredMemory> {
    const { externalId, replaces } = draft;
    if (replaces) return this.storeInPlace(ctx, draft, replaces);
    return externalId === undefined ? this.storeDraft(ctx, draft) : this.storeExternal(ctx, { ...draft, externalId });
  }

  /** @throws AppError `unavailable` if another call has changed the memory, or has stored the text meanwhile */
  private async storeInPlace(ctx: RequestContext, draft: Draft, replaces: KnownText): Promise<StoredMemory> {
    const { traits } = (await this.planner.plan(ctx, draft, [])) as { traits: Traits };
    const stored = await this.storeAgain(ctx, draft, traits, replaces);
    if (!stored) throw new AppError('unavailable');
    return stored;
  }

  /**
   * Stores a text under an external id: as a memory of its own, which is compared with no other one, or as the new text of the
   * memory that has the id.
   */
  private async storeExternal(ctx: RequestContext, draft: Draft & ExternalText): Promise<StoredMemory> {
    const { traits } = (await this.planner.plan(ctx, draft, [])) as { traits: Traits };
    for (let attempt = 1; attempt <= MAX_EXTERNAL_ATTEMPTS; attempt++) {
      const known = await this.memories.findExternal(ctx, draft);
      const stored = known
        ? await this.storeAgain(ctx, draft, traits, known)
        : await this.write(ctx, draft, { action: 'stored_new', traits }, []);
      if (stored) return draft.explain ? { ...stored, explanation: { redactions: draft.redactions, neighbours: [] } } : stored;
    }
    throw new AppError('unavailable');
  }

  /**
   * Gives a memory with an external id another text, and merges the metas.
   * @returns undefined, with nothing changed, if another call changed the memory
   * @throws AppError `validation_failed` if the meta would become too large
   */
  private async storeAgain(
    ctx: RequestContext,
    draft: Draft,
    traits: Traits,
    known: KnownText,
  ): Promise<StoredMemory | undefined> {
    const metaJson = mergedMeta(known.metaJson, draft.metaJson);
    if (metaJson === undefined) throw invalidField(['body', 'meta'], 'with what is there, JSON must not exceed 32 KB', null);
    if (known.text === draft.text && metaJson === mergedMeta(known.metaJson, '{}'))
      return this.memories.findUnchanged(ctx, known, 'duplicate_exact', draft.expiresAt);
    return this.replace(ctx, draft, { action: 'updated_existing', target: known, text: draft.text, traits }, []);
  }

  private async storeDraft(ctx: RequestContext, draft: Draft): Promise<StoredMemory> {
    const { textHash, embedding } = draft;
    const scopes = this.encryption.scopesOf(ctx, draft.metaJson);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const { nearest, hasDuplicate } = await this.metrics.timeStage('store', 'neighbours', () =>
        this.neighbours.find(ctx, embedding, { textHash, scopes }, MAX_NEIGHBOURS),
      );
      if (!hasDuplicate) {
        // One of verbatim depends on no other memory, nor does the last attempt: the text becomes a memory of its own, so that
        // nothing is lost. One whose life was over before its turn came must change no other memory.
        const isAlone = draft.mode === 'verbatim' || attempt === MAX_ATTEMPTS || isOver(draft);
        const neighbours = isAlone ? [] : neighboursIn(nearest, embedding.space);
        const plan = await this.metrics.timeStage('store', 'decide', () => this.planner.plan(ctx, draft, neighbours));
        const stored = await this.metrics.timeStage('store', 'write', () => this.write(ctx, draft, plan, nearest));
        if (stored) return explained(draft, stored, plan, nearest);
      }
      const duplicate = await this.memories.findDuplicate(ctx, draft);
      // The duplicate that was in the way may have been deleted since.
      if (duplicate) return explained(draft, duplicate, undefined, nearest);
    }
    throw new AppError('unavailable');
  }

  /**
   * Step 2: adds vector and traits. Returns a duplicate instead if the embedder fails and there is one: it needs no
   * vector.
   */
  private async embed(
    ctx: RequestContext,
    redacted: Redacted,
    embed: () => Promise<StorableEmbedding>,
  ): Promise<Draft | StoredMemory> {
    const { text, metaJson, externalId, expiresAt } = redacted;
    const textHash = hashOf(text, externalId);
    const embedded = embed().catch(async (error: unknown) => {
      const duplicate = await this.memories.findDuplicate(ctx, { textHash, metaJson, expiresAt });
      if (duplicate) return duplicate;
      throw error;
    });
    // Read while the model works.
    const wording = wordingTraitsOf(text, ctx);
    const embedding = await embedded;
    if ('action' in embedding) return embedding;
    const traits = meaningTraitsOf(text, wording, { model: embedding.space.model, vector: embedding.vector });
    let made: Promise<EmbeddedPassage[]> | undefined;
    const passages = () => (made ??= this.passages.embed(ctx, text));
    return { ...redacted, textHash, traits, embedding, passages };
  }

  /**
   * Step 5: carries out a plan.
   * @returns undefined, with nothing changed, if another call changed the memories that the plan is about
   */
  private async write(
    ctx: RequestContext,
    draft: Draft,
    plan: Plan,
    nearest: readonly NearText[],
  ): Promise<StoredMemory | undefined> {
    if (plan.action === 'stored_new') {
      const nearDuplicateOf = clusterOf(nearest, draft.embedding.space);
      const conversation = this.encryption.conversationOf(ctx.workspaceId, draft.metaJson);
      const relations = relationsOf({ ...draft, conversation, now: ctx.now }, nearest);
      const passages = await draft.passages();
      return this.memories.insert(ctx, { ...draft, ...plan.traits, ...relations, nearDuplicateOf, passages });
    }
    return 'text' in plan
      ? this.replace(ctx, draft, plan, nearest)
      : this.memories.findUnchanged(ctx, plan.target, plan.action, draft.expiresAt);
  }

  private async replace(
    ctx: RequestContext,
    draft: Draft,
    { action, target, text, traits }: ReplacementPlan,
    nearest: readonly NearText[],
  ): Promise<StoredMemory | undefined> {
    const isDraft = text === draft.text;
    const embedding = isDraft ? draft.embedding : await this.spaces.embedText(ctx, embeddingInput(text, draft.metaJson));
    const scopes = this.encryption.scopesOf(ctx, draft.metaJson);
    const others = isDraft ? nearest : await this.neighbours.nearest(ctx, embedding, scopes, CLUSTER_NEIGHBOURS);
    return this.memories.replace(ctx, target.id, {
      expectedText: target.text,
      cause: action,
      text,
      textHash: isDraft ? draft.textHash : hashOf(text, draft.externalId),
      metaJson: draft.metaJson,
      expiresAt: draft.expiresAt,
      embedding,
      passages: await (isDraft ? draft.passages() : this.passages.embed(ctx, text)),
      nearDuplicateOf: clusterOf(others, embedding.space, target.id),
      ...traits,
    });
  }
}

const isOver = ({ expiresAt }: Redacted): boolean => expiresAt !== null && expiresAt.getTime() <= Date.now();

/** Adds why a draft became what it is, if that was asked. @param plan undefined for a duplicate that was found by its text */
const explained = (draft: Draft, stored: StoredMemory, plan: Plan | undefined, nearest: readonly NearText[]): StoredMemory =>
  draft.explain
    ? { ...stored, explanation: explanationOf(draft.text, draft.redactions, plan, nearest, draft.embedding.space) }
    : stored;

/** Returns the memory that an earlier attempt of the same call stored, from its idempotency record. */
function toStoredMemory(outcome: unknown): StoredMemory {
  const { temporal, expiresAt, ...stored } = outcome as StoredMemory;
  return {
    ...stored,
    temporal: { ...temporal, validUntil: temporal.validUntil && new Date(temporal.validUntil) },
    ...(expiresAt && { expiresAt: new Date(expiresAt) }),
  };
}
