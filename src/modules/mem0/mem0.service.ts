import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { type RequestContext, withPart } from '../../common/request-context.js';
import { EventsService } from '../events/events.service.js';
import { DeletionService } from '../memory/manage/deletion.service.js';
import { EditService, type MemoryPatch } from '../memory/manage/edit.service.js';
import { ErasureService, type Subject } from '../memory/manage/erasure.service.js';
import { ManageService } from '../memory/manage/manage.service.js';
import type { FilterNode } from '../memory/records/filter-node.js';
import type { MemoryRecord } from '../memory/records/record.types.js';
import { RetrieveService } from '../memory/retrieve/retrieve.service.js';
import { StoreService } from '../memory/store/store.service.js';
import type { Added, Entity, Found, NumberedPage, Stage } from './mem0.types.js';
import { EntityCollection } from './mem0-entities.js';

/** Most memories of a search: more than a retrieve ranks are never returned. */
const MAX_HITS = 50;
/** Revisions a page of a history. */
const REVISIONS = 100;
/** Number of the newest memories whose entities are listed, and that are read at a time. */
const MAX_LISTED = 10_000;
const PAGE = 100;
/** Number of times that a deletion by filter is tried, if other calls write memories that it selects meanwhile. */
const DELETE_ATTEMPTS = 5;

/** A message to be remembered, with what its memory has. */
export interface Remembered {
  readonly role: string;
  readonly content: string;
  readonly meta: Record<string, unknown>;
  readonly expiresAt: Date | null;
  readonly saidAt: Date | null;
}

/** Does what the calls of mem0's platform do, with the memories of the other APIs. */
@Injectable()
export class Mem0Service {
  constructor(
    private readonly events: EventsService,
    private readonly stores: StoreService,
    private readonly retrieves: RetrieveService,
    private readonly manage: ManageService,
    private readonly edits: EditService,
    private readonly deletions: DeletionService,
    private readonly erasures: ErasureService,
  ) {}

  /**
   * Queues messages, which become memories later. Those of one run are worked on in order.
   * @returns the id of the event
   * @throws AppError `plan_limit_reached`, `operation_not_allowed`
   */
  queue(ctx: RequestContext, messages: readonly Remembered[], run: string | undefined): Promise<number> {
    const turns = messages.map(({ role, content, meta, expiresAt, saidAt }) => ({
      role,
      content,
      meta,
      ...(expiresAt && { expires_at: expiresAt }),
      ...(saidAt && { timestamp: saidAt }),
    }));
    return this.events.submit(ctx, run ? `mem0:${run}` : 'mem0', turns);
  }

  /**
   * Stores messages as they are, one by one.
   * @throws AppError `plan_limit_reached`, `pii_rejected`, `operation_not_allowed`, `unavailable`
   */
  async store(ctx: RequestContext, messages: readonly Remembered[]): Promise<Added[]> {
    const added: Added[] = [];
    for (const [index, { content, meta, expiresAt, saidAt }] of messages.entries()) {
      const submission = { text: content, meta, mode: 'verbatim' as const, ...(expiresAt && { expiresAt }) };
      const { id, action } = await this.stores.store(
        withPart(ctx, index),
        submission,
        saidAt && saidAt < ctx.now ? saidAt : ctx.now,
      );
      added.push({ id, text: (await this.manage.get(ctx, id)).text, isNew: action !== 'duplicate_exact' });
    }
    return added;
  }

  /** Returns the best memories for a query, the best first. @throws AppError `unavailable`, `plan_limit_reached` */
  async search(ctx: RequestContext, query: string, where: FilterNode, topK: number, minScore: number): Promise<Found[]> {
    const hits = await this.retrieves.retrieve(ctx, { query, topK: Math.min(topK, MAX_HITS), minScore, filter: { where } });
    if (hits.length === 0) return [];
    const { items } = await this.manage.list(ctx, { ids: hits.map(({ id }) => id) }, { limit: MAX_HITS });
    const records = new Map(items.map((record) => [record.id, record]));
    // A memory that was deleted meanwhile has none.
    return hits.flatMap(({ id, score }) => {
      const record = records.get(id);
      return record ? [{ record, score }] : [];
    });
  }

  /** Returns a page of memories by its number, the newest first. */
  async page(ctx: RequestContext, where: FilterNode, page: number, size: number): Promise<NumberedPage> {
    const count = await this.deletions.countMatching(ctx, { where });
    if ((page - 1) * size >= count) return { records: [], count };
    let cursor: string | undefined;
    for (let number = 1; ; number++) {
      const { items, nextCursor } = await this.manage.list(ctx, { where }, { limit: size, cursor });
      if (number === page || nextCursor === null) return { records: number === page ? items : [], count };
      cursor = nextCursor;
    }
  }

  /** @throws AppError `memory_not_found` */
  get(ctx: RequestContext, id: number): Promise<MemoryRecord> {
    return this.manage.get(ctx, id);
  }

  /** @throws AppError as `EditService.edit` */
  update(ctx: RequestContext, id: number, patch: MemoryPatch): Promise<MemoryRecord> {
    return this.edits.edit(ctx, id, patch);
  }

  /** Changes the texts of memories, one after the other. @throws AppError as `EditService.edit`: the rest stays as it is */
  async updateAll(ctx: RequestContext, changes: readonly { id: number; text: string }[]): Promise<void> {
    for (const [index, { id, text }] of changes.entries()) await this.edits.edit(withPart(ctx, index), id, { text });
  }

  /** Deletes memories, one after the other. @throws AppError `memory_not_found`: the rest stays */
  async deleteEach(ctx: RequestContext, ids: readonly number[]): Promise<void> {
    for (const [index, id] of ids.entries()) await this.deletions.delete(withPart(ctx, index), id);
  }

  /** @throws AppError `memory_not_found` */
  delete(ctx: RequestContext, id: number): Promise<void> {
    return this.deletions.delete(ctx, id);
  }

  /**
   * Deletes the memories that meet the filter, all of them or none.
   * @returns their number
   * @throws AppError `conflict` if others write such memories all the time
   */
  async deleteAll(ctx: RequestContext, where: FilterNode): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      const count = await this.deletions.countMatching(ctx, { where });
      try {
        return await this.deletions.deleteMatching(ctx, { where }, count);
      } catch (error) {
        const isOvertaken = error instanceof AppError && error.code === 'conflict';
        if (!isOvertaken || attempt === DELETE_ATTEMPTS) throw error;
      }
    }
  }

  /** Returns the entities that the newest 10,000 memories name. */
  async entities(ctx: RequestContext): Promise<Entity[]> {
    const entities = new EntityCollection();
    let cursor: string | undefined;
    for (let read = 0; read < MAX_LISTED; read += PAGE) {
      const { items, nextCursor } = await this.manage.list(ctx, {}, { limit: PAGE, cursor });
      for (const record of items) entities.add(record);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return entities.all;
  }

  /** Erases all that is stored of an entity. @throws AppError `operation_not_allowed` */
  async erase(ctx: RequestContext, subject: Subject): Promise<void> {
    await this.erasures.erase(ctx, subject);
  }

  /** Returns the texts that a memory had, the oldest first. @throws AppError `memory_not_found` */
  async history(ctx: RequestContext, id: number): Promise<{ record: MemoryRecord; stages: Stage[] }> {
    const revisions: { text: string; replacedAt: Date }[] = [];
    let cursor: string | undefined;
    for (;;) {
      const [record, page] = await this.manage.history(ctx, id, { limit: REVISIONS, cursor });
      revisions.push(...page.items);
      if (page.nextCursor !== null) {
        cursor = page.nextCursor;
        continue;
      }
      const oldest = revisions.reverse();
      const since = [record.createdAt, ...oldest.map(({ replacedAt }) => replacedAt)];
      const stages = [...oldest, record].map(({ text }, index) => ({ text, since: since[index]! }));
      return { record, stages: stages.filter(({ text }, index) => index === 0 || text !== stages[index - 1]!.text) };
    }
  }
}
