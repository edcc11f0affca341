import { Injectable } from '@nestjs/common';
import type { Position } from '../../../common/cursor.js';
import type { Queries, Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { notExpired } from '../../../database/expiry.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { filterOfEncrypted, resolvedFilter } from './filter-matches.js';
import type { Condition } from './filter-node.js';
import type { Supersession } from './memory.types.js';
import { MemoryEncryption } from './memory-encryption.js';
import { conditionsOf, heldConditionsOf, type MemoryFilter } from './memory-filter.js';
import { invalidAt, SUPERSEDED_BY, SUPERSEDES } from './memory-links.js';
import type { MemoryRecord, RecordContent, Revision, Versioned } from './record.types.js';

/** A memory with its position in the list. */
export interface ListedRecord extends MemoryRecord {
  readonly position: Position;
}

interface PageOfRecords {
  readonly filter: MemoryFilter;
  readonly limit: number;
  readonly after?: Position | undefined;
  /** Conditions of which the page tells what holds. */
  readonly decided?: readonly Condition[];
}

type Row<T extends RecordContent> = Omit<T, 'temporal'> & {
  readonly temporalType: TemporalType;
  readonly rawText: string;
  readonly validUntil: Date | null;
};

type RecordRow = Omit<Row<MemoryRecord>, 'invalidAt' | 'supersedes' | 'supersededBy'> & {
  readonly supersedes: MemoryRecord['supersedes'] | null;
  readonly supersededBy: readonly (Supersession & { readonly since: string })[] | null;
};

const CONTENT = `text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil"`;

/** Joins the last change of a memory: every change inserts a revision. */
const LAST_CHANGE = `LEFT JOIN LATERAL (
    SELECT revision, created_at AS changed_at FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id ORDER BY revision DESC LIMIT 1) r ON true`;

/** Joins the access count of a memory; there is none if it was never returned. */
const ACCESSES = `LEFT JOIN LATERAL (
    SELECT access_count, last_accessed_at FROM memory_accesses
    WHERE workspace_id = $1 AND memory_id = m.id) a ON true`;

const RECORD = `id, ${CONTENT}, near_duplicate_of AS "nearDuplicateOf", COALESCE(access_count, 0) AS "accessCount",
  last_accessed_at AS "lastAccessedAt", created_at AS "createdAt", archived_at AS "archivedAt", external_id AS "externalId",
  expires_at AS "expiresAt",
  1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt", updated_at AS "validFrom",
  ${SUPERSEDES} AS supersedes, ${SUPERSEDED_BY} AS "supersededBy"`;

/** Selects the time in microseconds since 1970, the resolution of a `timestamptz`: a Date would round it. */
const MICROS = '(extract(epoch FROM created_at) * 1000000)::bigint::text';
const fromMicros = (parameter: string) => `('epoch'::timestamptz + ${parameter}::bigint * interval '1 microsecond')`;

const FIND_VERSION = `SELECT m.id, 1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt"
  FROM memories m ${LAST_CHANGE} WHERE m.workspace_id = $1 AND m.id = $2 AND ${notExpired('m')}`;

const FIND = `SELECT ${RECORD} FROM memories m ${LAST_CHANGE} ${ACCESSES}
  WHERE m.workspace_id = $1 AND m.id = $2 AND ${notExpired('m')}`;

/**
 * Selects revisions. `saidAt` is the time when the last other text before it was replaced, or when the memory was stored.
 */
const FIND_REVISION = `SELECT revision, cause, created_at AS "replacedAt", ${CONTENT},
    COALESCE((SELECT created_at FROM memory_revisions o WHERE o.workspace_id = $1 AND o.memory_id = $2
                AND o.revision < r.revision AND o.text <> r.text ORDER BY o.revision DESC LIMIT 1),
             (SELECT created_at FROM memories WHERE workspace_id = $1 AND id = $2)) AS "saidAt"
  FROM memory_revisions r WHERE workspace_id = $1 AND memory_id = $2`;

/** Memories per statement of a scan: the database cannot search encrypted texts, so they are decrypted and searched here. */
const SCAN_BATCH = 200;

/** Reads memories and their revisions. */
@Injectable()
export class RecordRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /** Finds a memory, live or archived. */
  async find({ workspaceId }: RequestContext, db: Queries, id: number): Promise<MemoryRecord | undefined> {
    const [row] = await db.query<RecordRow>('find_record', FIND, [workspaceId, id]);
    return row && this.toRecord(workspaceId, row);
  }

  /** Finds the state from which a memory's ETag is made. Decrypts nothing, so it also works if the memory's key is missing. */
  async findVersion({ workspaceId }: RequestContext, db: Queries, id: number): Promise<Versioned | undefined> {
    const [row] = await db.query<Versioned>(null, FIND_VERSION, [workspaceId, id]);
    return row;
  }

  /** Locks a memory against changes until the transaction ends. */
  async lock({ workspaceId }: RequestContext, tx: Transaction, id: number): Promise<void> {
    await tx.query(null, 'SELECT FROM memories WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [workspaceId, id]);
  }

  /**
   * Returns up to `limit` memories, the newest first.
   * @param after the position of the last memory of the previous page
   * @throws DecryptionError
   */
  async list(ctx: RequestContext, db: Queries, given: MemoryFilter, limit: number, after?: Position): Promise<ListedRecord[]> {
    const filter = this.encryption.filterOf(ctx.workspaceId, given);
    const split = filterOfEncrypted(this.encryption, filter);
    if (!split) return this.page(ctx, db, { filter, limit, after });
    const matching: ListedRecord[] = [];
    for (let from = after; ; ) {
      const page = await this.page(ctx, db, { filter: split.wider, limit: SCAN_BATCH, after: from, decided: split.decided });
      matching.push(...page.filter(split.isMatch));
      if (matching.length >= limit || page.length < SCAN_BATCH) return matching.slice(0, limit);
      from = page.at(-1)!.position;
    }
  }

  private async page(
    { workspaceId }: RequestContext,
    db: Queries,
    { filter, limit, after, decided = [] }: PageOfRecords,
  ): Promise<(ListedRecord & { readonly held: boolean[] })[]> {
    const values: unknown[] = [workspaceId, limit];
    const conditions = ['workspace_id = $1', conditionsOf(filter, values)];
    if (after) {
      const [createdAt, id] = after.map((value) => `$${values.push(String(value))}`) as [string, string];
      conditions.push(`(created_at, id) < (${fromMicros(createdAt)}, ${id}::bigint)`);
    }
    const held = heldConditionsOf(decided, values);
    // Not prepared: its text depends on the filter, and prepared statements would pile up on each connection.
    const rows = await db.query<RecordRow & { micros: string; held: boolean[] }>(
      null,
      `SELECT ${RECORD}, ${MICROS} AS micros, held
       FROM (SELECT *, ${held} AS held FROM own_memories WHERE ${conditions.join(' AND ')}
             ORDER BY created_at DESC, id DESC LIMIT $2) m ${LAST_CHANGE} ${ACCESSES}
       ORDER BY created_at DESC, id DESC`,
      values,
    );
    return rows.map(({ micros, ...row }) => ({
      ...this.toRecord(workspaceId, row),
      position: [BigInt(micros), BigInt(row.id)],
    }));
  }

  async count(ctx: RequestContext, db: Queries, filter: MemoryFilter): Promise<number> {
    const values: unknown[] = [ctx.workspaceId];
    const conditions = conditionsOf(await resolvedFilter(ctx, db, this.encryption, filter), values);
    const [row] = await db.query<{ count: number }>(
      null,
      `SELECT count(*) AS count FROM own_memories WHERE workspace_id = $1 AND ${conditions}`,
      values,
    );
    return row!.count;
  }

  /**
   * Returns up to `limit` revisions with numbers below `before`, the newest first.
   * @throws DecryptionError
   */
  async listRevisions(
    { workspaceId }: RequestContext,
    db: Queries,
    id: number,
    limit: number,
    before: number,
  ): Promise<Revision[]> {
    const rows = await db.query<Row<Revision>>(
      'list_revisions',
      `${FIND_REVISION} AND revision < $3 ORDER BY revision DESC LIMIT $4`,
      [workspaceId, id, before, limit],
    );
    return rows.map((row) => toContent(this.encryption.decrypt(workspaceId, id, row)));
  }

  async findRevision({ workspaceId }: RequestContext, db: Queries, id: number, revision: number): Promise<Revision | undefined> {
    const [row] = await db.query<Row<Revision>>('find_revision', `${FIND_REVISION} AND revision = $3`, [
      workspaceId,
      id,
      revision,
    ]);
    return row && toContent(this.encryption.decrypt(workspaceId, id, row));
  }

  /** @throws DecryptionError */
  private toRecord<T extends RecordRow>(workspaceId: number, { supersedes, supersededBy, ...row }: T) {
    const newer = supersededBy ?? [];
    return {
      ...toContent(this.encryption.decrypt(workspaceId, row.id, row as Omit<T, 'supersedes' | 'supersededBy'>)),
      invalidAt: invalidAt(newer),
      supersedes: supersedes ?? [],
      supersededBy: newer.map(({ id, confidence }) => ({ id, confidence })),
    };
  }
}

const toContent = <T extends { temporalType: TemporalType; rawText: string; validUntil: Date | null }>({
  temporalType: type,
  rawText,
  validUntil,
  ...content
}: T) => ({ ...content, temporal: { type, rawText, validUntil } });
