import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { otherUser, USER_KEY } from '../../../common/subject.js';
import { Database } from '../../../database/database.js';
import { Transactions } from '../../../database/transactions.js';
import { storedName } from '../../../text/pii/pii-meta.js';
import { AuditRepository } from '../../audit/audit.repository.js';
import { TurnErasure } from '../../events/turn-erasure.repository.js';
import { IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import type { ValueCondition } from '../records/filter-node.js';
import { RecordRepository } from '../records/record.repository.js';
import { DeletionService } from './deletion.service.js';
import { ErasureRepository } from './erasure.repository.js';

/** The keys of meta that name a subject. */
export const SUBJECT_FIELDS = ['user_id', 'agent_id', 'run_id'] as const;

/** Somebody or something that memories are about: the value of a key of their meta. */
export interface Subject {
  readonly field: (typeof SUBJECT_FIELDS)[number];
  readonly id: string;
}

/** The numbers of what an erasure deleted, or would delete. */
export interface Erasure {
  readonly memories: number;
  /** Earlier states of memories that are no longer the subject's. */
  readonly revisions: number;
  /** Turns of conversations that waited in the queue. */
  readonly turns: number;
}

/** A whole number as JSON writes it: a client may have stored an id as a number. */
const WHOLE_NUMBER = /^-?(?:0|[1-9]\d{0,30})$/;

/** Erases all that is stored of a subject. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly writes: IdempotentWrites,
    private readonly records: RecordRepository,
    private readonly deletions: DeletionService,
    private readonly erasures: ErasureRepository,
    private readonly audit: AuditRepository,
    private readonly turns: TurnErasure,
  ) {}

  /**
   * Returns the numbers of what `erase` would delete now.
   * @throws AppError `operation_not_allowed`
   */
  async count(ctx: RequestContext, subject: Subject): Promise<Erasure> {
    refuseOthers(ctx, subject);
    const where = conditionOf(subject);
    const memories = await this.records.count(ctx, this.database, { where, archived: 'any', expired: true });
    const revisions = await this.erasures.countRevisions(ctx, this.database, where);
    return { memories, revisions, turns: await this.turns.count(ctx, this.database, isOf(subject)) };
  }

  /**
   * Deletes the memories of a subject, live and archived, with their vectors and revisions, its earlier states of other memories,
   * and its turns in the queue. If it breaks off, what was deleted so far stays deleted, and the next call goes on.
   * @throws AppError `operation_not_allowed`
   */
  async erase(ctx: RequestContext, subject: Subject): Promise<Erasure> {
    refuseOthers(ctx, subject);
    if (ctx.idempotency?.outcome) return ctx.idempotency.outcome as Erasure;
    const where = conditionOf(subject);
    // The turns first: none of them becomes a memory any more once the memories are deleted.
    const turns = await this.transactions.run((tx) => this.turns.erase(ctx, tx, isOf(subject)));
    const memories = await this.deletions.deleteAll(ctx, { where, archived: 'any', expired: true });
    const work = async (tx: Parameters<ErasureRepository['eraseRevisions']>[1]) => {
      const revisions = await this.erasures.eraseRevisions(ctx, tx, where);
      const erasure = { memories, revisions, turns };
      const details = { field: subject.field, subject_sha256: digestOf(ctx, subject), ...erasure };
      const { workspaceId, apiKeyId, requestId, now: at } = ctx;
      // In the dashboard, the operator acts without a key.
      const actor = apiKeyId ? `key:${apiKeyId}` : 'admin';
      await this.audit.record(tx, { workspaceId, actor, action: 'memory.erased', details, requestId, at });
      return erasure;
    };
    return this.writes.transact(ctx, work, (outcome) => ({ outcome }));
  }
}

/** @throws AppError `operation_not_allowed` for another subject than the user that the key is bound to */
function refuseOthers({ boundUserId }: RequestContext, { field, id }: Subject): void {
  if (boundUserId && !(field === USER_KEY && id === boundUserId)) throw otherUser(boundUserId);
}

const conditionOf = ({ field, id }: Subject): ValueCondition => ({
  kind: 'value',
  path: [field],
  values: [JSON.stringify(storedName(field, id)), ...(WHOLE_NUMBER.test(id) ? [id] : [])],
});

const isOf =
  ({ field, id }: Subject) =>
  (meta: JsonObject): boolean => {
    const value = meta[field];
    return value === storedName(field, id) || ((typeof value === 'number' || typeof value === 'bigint') && String(value) === id);
  };

/** Returns the digest by which an operator can tell that a known id was erased; the audit must not keep the id itself. */
const digestOf = ({ workspaceId }: RequestContext, { field, id }: Subject): string =>
  createHash('sha256').update(`${workspaceId} ${field} ${id}`).digest('hex');
