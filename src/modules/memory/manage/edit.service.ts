import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../../common/app-error.js';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import { objectProblem } from '../../../common/json/object-limits.js';
import type { RequestContext } from '../../../common/request-context.js';
import { otherUser } from '../../../common/subject.js';
import { Database } from '../../../database/database.js';
import { exactHash, hashOf } from '../../../text/dedup/exact-form.js';
import { QuotaService } from '../../limits/quota.service.js';
import { isVisible } from '../records/bound-user.js';
import { type ExternalText, MemoryRepository } from '../records/memory.repository.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { RecordRepository } from '../records/record.repository.js';
import type { MemoryRecord } from '../records/record.types.js';
import type { RevisionCause } from '../records/revisions.js';
import { Redactor } from '../store/redactor.service.js';
import { TextReader, type TextReading } from '../store/text-reader.js';
import type { NextVersion } from './edit.repository.js';
import { EditWriter } from './edit-writer.service.js';
import { isMatch } from './etag.js';
import { ManageService } from './manage.service.js';
import { mergePatch } from './merge-patch.js';

/** The requested changes of a memory; undefined properties stay the same. */
export interface MemoryPatch {
  readonly text?: string | undefined;
  /** A merge patch (RFC 7396) of the meta; null removes all of it. */
  readonly meta?: Record<string, unknown> | null | undefined;
  /** The ids of the older memories that the memory supersedes, for sure; links to others are removed. */
  readonly supersedes?: readonly number[] | undefined;
  /** The end of the life time; null removes it. */
  readonly expiresAt?: Date | null | undefined;
  /** True to archive it, false to bring it back. */
  readonly archived?: boolean | undefined;
}

/** Number of times that a change is tried, if other calls change the memory meanwhile. */
const MAX_ATTEMPTS = 10;

/**
 * Edits memories, and restores revisions. A new text takes a unit of the quota, as a store does; new meta alone takes
 * none.
 */
@Injectable()
export class EditService {
  constructor(
    private readonly database: Database,
    private readonly quotas: QuotaService,
    private readonly manage: ManageService,
    private readonly records: RecordRepository,
    private readonly memories: MemoryRepository,
    private readonly redactor: Redactor,
    private readonly reader: TextReader,
    private readonly encryption: MemoryEncryption,
    private readonly writer: EditWriter,
  ) {}

  /**
   * Changes text, meta, links or life time of a memory. Writes nothing if all stay the same.
   * @returns the memory after the change
   * @throws AppError `memory_not_found`, `precondition_failed`, `plan_limit_reached`, `pii_rejected`,
   *   `validation_failed` if the meta would become too large or a superseded memory is no older one,
   *   `conflict` if another memory of the scope has the same exact form, `operation_not_allowed` if the memory would not
   *   stay with the user that the key is bound to, `unavailable`
   */
  async edit(ctx: RequestContext, id: number, patch: MemoryPatch, ifMatch?: string): Promise<MemoryRecord> {
    if (ctx.idempotency?.outcome) return toRecord(ctx.idempotency.outcome);
    const { text } = await this.getMatching(ctx, id, ifMatch);
    await this.refuseHidden(ctx, patch.supersedes ?? []);
    const work = async () => {
      const { text: newText, metaJson } = this.redactor.redact({ text: patch.text ?? '', meta: patch.meta });
      return this.change(ctx, id, 'edited', ifMatch, async (before) => {
        const { supersedes: confirmedLinks, expiresAt: newExpiry } = patch;
        const newArchived = patch.archived === (before.archivedAt !== null) ? undefined : patch.archived;
        const next = { ...before, metaJson: patchedMeta(before, patch.meta, metaJson), confirmedLinks, newExpiry, newArchived };
        if (ctx.boundUserId && !isVisible(ctx, next.metaJson)) throw otherUser(ctx.boundUserId);
        const live = newArchived === false ? { ...before, archivedAt: null } : before;
        if (patch.text === undefined || newText === before.text) {
          if (newArchived === false) await this.refuseDuplicate(ctx, live, before.text, next.metaJson);
          return this.moved(ctx, live, next);
        }
        await this.refuseDuplicate(ctx, live, newText, next.metaJson);
        const scopes = this.encryption.scopesOf(ctx, next.metaJson);
        const { reading, ...traits } = await this.reader.read(ctx, id, newText, scopes);
        return { ...next, text: newText, ...traits, reading: ownReading(before, newText, reading) };
      });
    };
    return patch.text === undefined || patch.text === text ? work() : this.quotas.spend(ctx, 'memory_writes', work);
  }

  /**
   * Gives a memory the text, meta and traits of one of its revisions. Writes nothing if text and meta stay the same.
   * @returns the memory after the change
   * @throws AppError `memory_not_found`, `not_found` if there is no such revision, `precondition_failed`,
   *   `plan_limit_reached`, `conflict` if another memory of the scope has the same exact form, `unavailable`
   */
  async restore(ctx: RequestContext, id: number, revision: number, ifMatch?: string): Promise<MemoryRecord> {
    if (ctx.idempotency?.outcome) return toRecord(ctx.idempotency.outcome);
    const { text } = await this.getMatching(ctx, id, ifMatch);
    const old = await this.records.findRevision(ctx, this.database, id, revision);
    if (!old || !isVisible(ctx, old.metaJson)) throw new AppError('not_found', { detail: 'Revision not found' });
    const { saidAt, revision: _revision, cause: _cause, replacedAt: _replacedAt, ...content } = old;
    const work = async () =>
      this.change(ctx, id, 'restored', ifMatch, async (before) => {
        if (old.text === before.text) return this.moved(ctx, before, content);
        await this.refuseDuplicate(ctx, before, old.text, old.metaJson);
        const scopes = this.encryption.scopesOf(ctx, old.metaJson);
        const reading = await this.reader.readWithoutTraits(ctx, id, old.text, scopes, saidAt);
        return { ...content, reading: ownReading(before, old.text, reading) };
      });
    return old.text === text ? work() : this.quotas.spend(ctx, 'memory_writes', work);
  }

  /** Plans the next version of a memory and writes it; again if another call changed the memory between the two. */
  private async change(
    ctx: RequestContext,
    id: number,
    cause: RevisionCause,
    ifMatch: string | undefined,
    plan: (before: MemoryRecord) => Promise<NextVersion>,
  ): Promise<MemoryRecord> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const before = await this.getMatching(ctx, id, ifMatch);
      const next = await plan(before);
      const after = await this.writer.write(ctx, before, next, cause);
      if (after) return after;
    }
    throw new AppError('conflict', { detail: 'The memory is being changed by others' });
  }

  private async getMatching(ctx: RequestContext, id: number, ifMatch: string | undefined): Promise<MemoryRecord> {
    const record = await this.manage.get(ctx, id);
    if (!isMatch(ifMatch, record)) throw new AppError('precondition_failed');
    return record;
  }

  /** @throws AppError `memory_not_found` if the key may not see one of the memories */
  private async refuseHidden(ctx: RequestContext, ids: readonly number[]): Promise<void> {
    if (ctx.boundUserId) for (const id of ids) await this.manage.get(ctx, id);
  }

  /**
   * Returns the next version of a memory whose text stays.
   * @throws AppError `conflict` if its meta moves it to a scope where another live memory has the exact form
   */
  private async moved(ctx: RequestContext, before: MemoryRecord, next: NextVersion): Promise<NextVersion> {
    const [from, to] = [before, next].map(({ metaJson }) => this.encryption.scopeOf(ctx, metaJson)) as [Buffer, Buffer];
    if (!from.equals(to)) await this.refuseDuplicate(ctx, before, next.text, next.metaJson);
    return next;
  }

  /**
   * @param metaJson the meta that the memory gets, which tells its scope
   * @throws AppError `conflict` if another live memory of the scope has the exact form; an archived memory may have that of a
   *   live one
   */
  private async refuseDuplicate(ctx: RequestContext, before: MemoryRecord, text: string, metaJson: string): Promise<void> {
    const { id, archivedAt, externalId } = before;
    if (externalId !== null) return this.refuseExternal(ctx, { id, externalId, metaJson });
    const exact = { textHash: exactHash(text), metaJson };
    const duplicate = archivedAt ? undefined : await this.memories.findDuplicate(ctx, this.database, exact);
    if (duplicate && duplicate.id !== id)
      throw new AppError('conflict', { detail: `Memory ${duplicate.id} says the same already` });
  }

  /** @throws AppError `conflict` if another live memory of the scope has the external id */
  private async refuseExternal(ctx: RequestContext, { id, ...text }: ExternalText & { readonly id: number }): Promise<void> {
    const known = await this.memories.findExternal(ctx, this.database, text);
    if (known && known.id !== id) throw new AppError('conflict', { detail: `Memory ${known.id} has this external_id` });
  }
}

/** Returns the reading of a text for a memory: one with an external id has a hash of its own, and no near-duplicates. */
const ownReading = ({ externalId }: MemoryRecord, text: string, reading: TextReading): TextReading =>
  externalId === null ? reading : { ...reading, textHash: hashOf(text, externalId), nearDuplicateOf: null };

/** Returns the memory that an earlier attempt of the same call wrote, from its idempotency record. */
function toRecord(outcome: unknown): MemoryRecord {
  const record = outcome as MemoryRecord;
  const { temporal, lastAccessedAt, createdAt, updatedAt, archivedAt, expiresAt, validFrom, invalidAt } = record;
  return {
    ...record,
    temporal: { ...temporal, validUntil: temporal.validUntil && new Date(temporal.validUntil) },
    lastAccessedAt: lastAccessedAt && new Date(lastAccessedAt),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    archivedAt: archivedAt && new Date(archivedAt),
    expiresAt: expiresAt && new Date(expiresAt),
    validFrom: new Date(validFrom),
    invalidAt: invalidAt && new Date(invalidAt),
  };
}

/**
 * Returns the meta after a patch, as JSON text.
 * @throws AppError `validation_failed` if it would become too large
 */
function patchedMeta(before: MemoryRecord, given: MemoryPatch['meta'], patchJson: string): string {
  if (given === undefined) return before.metaJson;
  if (given === null) return '{}';
  const old = parseJson(before.metaJson);
  const meta = mergePatch(old, parseJson(patchJson)) as JsonObject;
  const problem = objectProblem(meta);
  if (problem) throw invalidField(['body', 'meta'], problem, given);
  return render(meta) === render(old) ? before.metaJson : render(meta);
}
