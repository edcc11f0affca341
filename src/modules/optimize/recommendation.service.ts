import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, positionOf, toPage } from '../../common/page.js';
import type { Transaction } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { IdempotentWrites } from '../idempotency/idempotent-writes.js';
import { LinkRepository } from '../memory/manage/link.repository.js';
import { isDuplicateText } from '../memory/records/duplicate-text.js';
import type { FilterNode } from '../memory/records/filter-node.js';
import { canonicalFilter } from '../memory/records/memory-filter.js';
import { RecordRepository } from '../memory/records/record.repository.js';
import type { MemoryRecord } from '../memory/records/record.types.js';
import { AppliedChanges } from './applied-changes.js';
import { proposalOf } from './proposal.js';
import { type RecommendationQuery, RecommendationRepository } from './recommendation.repository.js';
import type { Proposal, Recommendation } from './recommendation.types.js';

/** A recommendation with what it proposes, as long as that can be told from the texts. */
export interface ProposedRecommendation extends Recommendation {
  readonly proposal: Proposal | { readonly action: Proposal['action'] };
}

/** Selects recommendations, and a page of them. */
export interface ListRequest extends Pick<RecommendationQuery, 'status' | 'type'>, PageRequest {
  /** Only about memories that meet this filter. */
  readonly filter?: FilterNode | undefined;
}

/** The action of each type whose texts have changed since. */
const USUAL_ACTIONS = {
  stale: 'archive',
  expired: 'archive',
  duplicate: 'merge',
  overlong: 'split',
  contradiction: 'supersede',
} as const;

/** Lists recommendations, and carries them out, takes them back or turns them down. */
@Injectable()
export class RecommendationService {
  constructor(
    private readonly database: Database,
    private readonly writes: IdempotentWrites,
    private readonly recommendations: RecommendationRepository,
    private readonly records: RecordRepository,
    private readonly links: LinkRepository,
    private readonly changes: AppliedChanges,
  ) {}

  /**
   * Returns a page of recommendations, the newest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  async page(
    ctx: RequestContext,
    { status, type, filter: where, limit, cursor }: ListRequest,
  ): Promise<Page<ProposedRecommendation>> {
    const list = `recommendations ${ctx.workspaceId} ${status} ${type} ${canonicalFilter({ where })}`;
    const position = positionOf(list, cursor);
    const before = position && Number(position[0]);
    const { items, nextCursor } = toPage(
      list,
      await this.recommendations.list(ctx, this.database, { status, type, where, before, limit: limit + 1 }),
      limit,
      ({ id }) => [BigInt(id), 0n],
    );
    const memories = await this.memoriesOf(ctx, items);
    return { items: items.map((each) => ({ ...each, proposal: this.proposalOf(ctx, each, memories) })), nextCursor };
  }

  /** @throws AppError `not_found` */
  async get(ctx: RequestContext, id: number): Promise<ProposedRecommendation> {
    const found = await this.find(ctx, id);
    return { ...found, proposal: this.proposalOf(ctx, found, await this.memoriesOf(ctx, [found])) };
  }

  /**
   * Carries out a recommendation.
   * @throws AppError `not_found`; `conflict` if it is not open, or one of its memories has changed since; `unavailable`
   */
  async apply(ctx: RequestContext, id: number): Promise<ProposedRecommendation> {
    if (ctx.idempotency?.outcome) return this.get(ctx, id);
    const found = await this.expect(ctx, id, 'open');
    const memories = await this.memoriesOf(ctx, [found]);
    const live = found.memoryIds.map((memoryId) => memories.get(memoryId)).filter((memory) => memory !== undefined);
    const proposal = live.length === found.memoryIds.length ? proposalOf(found.type, live, ctx.timeZone) : undefined;
    if (!proposal) throw changed();
    await this.refusingDuplicates(() =>
      this.changes.apply(ctx, found, live, proposal, (work) => this.decide(ctx, found, 'applied', work)),
    );
    return this.get(ctx, id);
  }

  /**
   * Takes back what an application changed; the recommendation is open again.
   * @throws AppError `not_found`; `conflict` if it is not applied, or one of its memories has changed since; `unavailable`
   */
  async undo(ctx: RequestContext, id: number): Promise<ProposedRecommendation> {
    if (ctx.idempotency?.outcome) return this.get(ctx, id);
    const found = await this.expect(ctx, id, 'applied');
    await this.refusingDuplicates(() => this.changes.undo(ctx, found, (work) => this.decide(ctx, found, 'open', work)));
    return this.get(ctx, id);
  }

  /**
   * Turns a recommendation down. A contradiction is none then: both memories hold.
   * @throws AppError `not_found`; `conflict` if it is not open
   */
  async dismiss(ctx: RequestContext, id: number): Promise<ProposedRecommendation> {
    if (ctx.idempotency?.outcome) return this.get(ctx, id);
    const found = await this.expect(ctx, id, 'open');
    await this.decide(ctx, found, 'dismissed', async (tx) => {
      const [newer, older] = found.memoryIds as [number, number];
      if (found.type === 'contradiction') await this.links.settle(ctx, tx, newer, older, null);
      return null;
    });
    return this.get(ctx, id);
  }

  /** Writes the new status of a recommendation, with what `work` did, in one transaction. */
  private async decide(
    ctx: RequestContext,
    { id, status: before }: Recommendation,
    status: Recommendation['status'],
    work: (tx: Transaction, locked: Recommendation) => Promise<Recommendation['undo']>,
  ): Promise<void> {
    await this.writes.transact(
      ctx,
      async (tx) => {
        const locked = await this.recommendations.lock(ctx, tx, id, before);
        if (!locked) throw new AppError('conflict', { detail: 'The recommendation was decided by another call' });
        if (status === 'applied' && !(await this.recommendations.holds(ctx, tx, locked))) throw changed();
        await this.recommendations.decide(ctx, tx, id, status, await work(tx, locked));
        return id;
      },
      (outcome) => ({ outcome }),
    );
  }

  private async find(ctx: RequestContext, id: number): Promise<Recommendation> {
    const found = await this.recommendations.find(ctx, this.database, id);
    if (!found) throw new AppError('not_found', { detail: 'Recommendation not found' });
    return found;
  }

  private async expect(ctx: RequestContext, id: number, status: Recommendation['status']): Promise<Recommendation> {
    const found = await this.find(ctx, id);
    if (found.status !== status)
      throw new AppError('conflict', { detail: `The recommendation is ${found.status}, not ${status}` });
    return found;
  }

  /** @throws AppError `conflict` instead of the error of a second memory of one exact form */
  private async refusingDuplicates(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
      throw new AppError('conflict', { detail: 'Another memory has the same text by now' });
    }
  }

  /** Returns the live memories that recommendations are about, by id. */
  private async memoriesOf(ctx: RequestContext, found: readonly Recommendation[]): Promise<Map<number, MemoryRecord>> {
    const ids = [...new Set(found.flatMap(({ memoryIds }) => memoryIds))];
    const records = ids.length ? await this.records.list(ctx, this.database, { ids }, ids.length) : [];
    return new Map(records.map((record) => [record.id, record]));
  }

  private proposalOf(
    { timeZone }: RequestContext,
    { type, status, memoryIds }: Recommendation,
    memories: ReadonlyMap<number, MemoryRecord>,
  ): ProposedRecommendation['proposal'] {
    const usual = { action: USUAL_ACTIONS[type] };
    if (status === 'applied') return usual;
    const live = memoryIds.map((id) => memories.get(id)).filter((memory) => memory !== undefined);
    return (live.length === memoryIds.length && proposalOf(type, live, timeZone)) || usual;
  }
}

const changed = (): AppError =>
  new AppError('conflict', { detail: 'A memory of the recommendation has changed since: the next run looks at it again' });
