import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { parseJson } from '../../../common/json/json-parse.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { SUBJECT_KEYS } from '../../../common/subject.js';
import { Database } from '../../../database/database.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import type { Turn } from '../../events/turn.types.js';
import { DeletionService } from '../manage/deletion.service.js';
import { EditService } from '../manage/edit.service.js';
import type { FilterNode } from '../records/filter-node.js';
import { type KnownText, MemoryRepository } from '../records/memory.repository.js';
import { RecordRepository } from '../records/record.repository.js';
import type { MemoryRecord } from '../records/record.types.js';
import { FACT_EXTRACTOR, type FactExtractor } from './extraction/fact-extractor.js';

/** Maximum numbers of memories that one turn became, and of versions of one of them. */
const MOST = 1_000;
/** The largest int32: no memory has that many revisions. */
const AFTER_LAST_REVISION = 2_147_483_647;
/** The keys of meta within which the id of a turn is one of a kind. */
const NAME_KEYS = ['source', ...SUBJECT_KEYS] as const;

/** A memory whose present text is that of a turn. */
interface Made {
  readonly record: MemoryRecord;
  /** Number of the revision that the turn changed; undefined if the turn made the memory. */
  readonly changed: number | undefined;
}

/**
 * Takes back what earlier versions of a turn became. Turns of a source are worked on in order, so all of that is stored by
 * then; and `meta.turns` names the turns that a text is made of, so a memory that has another text by now is left alone.
 */
@Injectable()
export class TurnEdits {
  constructor(
    private readonly database: Database,
    private readonly records: RecordRepository,
    private readonly memories: MemoryRepository,
    private readonly edits: EditService,
    private readonly deletions: DeletionService,
    @Inject(FACT_EXTRACTOR) private readonly extractor: FactExtractor | null,
  ) {}

  /**
   * Returns the memory that is to get the text of a turn: the only one that its earlier version made. Where there are others, or
   * the text is stored already, takes back what the earlier version became instead.
   */
  async earlierOf(ctx: RequestContext, turn: Turn): Promise<KnownText | undefined> {
    const made = await this.find(ctx, turn);
    const [only] = made;
    if (made.length === 1 && only && only.record.archivedAt === null) {
      const { id, text, metaJson } = only.record;
      if (text === turn.content) return { id, text, metaJson };
      const duplicate = await this.memories.findDuplicate(ctx, this.database, { textHash: exactHash(turn.content), metaJson });
      if (only.changed === undefined && (!duplicate || duplicate.id === id)) return { id, text, metaJson };
    }
    await this.takeBack(ctx, made);
    return undefined;
  }

  /** Takes back all that earlier versions of a turn became. */
  async withdraw(ctx: RequestContext, turn: Turn): Promise<void> {
    await this.takeBack(ctx, await this.find(ctx, turn));
  }

  private async find(ctx: RequestContext, turn: Turn): Promise<Made[]> {
    const where = this.conditionOf(turn);
    const records = await this.records.list(ctx, this.database, { where, archived: 'any' }, MOST);
    const own = records.filter(({ metaJson }) => isOf(turn, metaJson));
    return Promise.all(own.map(async (record) => ({ record, changed: await this.changedBy(ctx, turn, record) })));
  }

  private async changedBy(ctx: RequestContext, turn: Turn, { id }: MemoryRecord): Promise<number | undefined> {
    const revisions = await this.records.listRevisions(ctx, this.database, id, MOST, AFTER_LAST_REVISION);
    return revisions.find(({ metaJson }) => !isOf(turn, metaJson))?.revision;
  }

  private async takeBack({ idempotency: _, ...ctx }: RequestContext, made: readonly Made[]): Promise<void> {
    for (const { record, changed } of made) {
      const restored = changed !== undefined && (await this.restored(ctx, record.id, changed));
      if (!restored) await unlessGone(this.deletions.delete(ctx, record.id));
    }
  }

  /** @returns false if another memory has the text of the revision by now */
  private async restored(ctx: RequestContext, id: number, revision: number): Promise<boolean> {
    try {
      await unlessGone(this.edits.restore(ctx, id, revision));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') return false;
      throw error;
    }
  }

  /** Facts of several turns are found by the list of these alone, for which encrypted metas are read one by one. */
  private conditionOf({ meta }: Turn): FilterNode {
    const id = JSON.stringify(meta['external_id']);
    const single: FilterNode = { kind: 'value', path: ['external_id'], values: [id] };
    const several: FilterNode = { kind: 'contains', path: ['turns'], value: id };
    const names = NAME_KEYS.filter((key) => typeof meta[key] === 'string');
    const parts = names.map((key): FilterNode => ({ kind: 'value', path: [key], values: [JSON.stringify(meta[key])] }));
    return { kind: 'and', parts: [this.extractor ? { kind: 'or', parts: [single, several] } : single, ...parts] };
  }
}

/** True for a meta of a text that is made of the turn. */
function isOf({ meta: { external_id: id, ...own } }: Turn, metaJson: string): boolean {
  const meta = parseJson(metaJson) as JsonObject;
  const { turns } = meta;
  return Array.isArray(turns) && turns.includes(id!) && NAME_KEYS.every((key) => (meta[key] ?? null) === (own[key] ?? null));
}

async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'memory_not_found')) throw error;
  }
}
