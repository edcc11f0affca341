import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { MemoryEncryption } from './memory-encryption.js';
import { conditionsOf, type MemoryFilter } from './memory-filter.js';
import type { MemoryRecord, Position, RecordContent, Revision, Versioned } from './record.types.js';
import { holdsText, resolvedFilter } from './text-matches.js';

/** A memory, and where it stands among those that are listed. */
export interface ListedRecord extends MemoryRecord {
  readonly position: Position;
}

type Row<T extends RecordContent> = Omit<T, 'temporal'> & {
  readonly temporalType: TemporalType;
  readonly rawText: string;
  readonly validUntil: Date | null;
};

const CONTENT = `text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil"`;

/** The last change of a memory: each one leaves a revision. */
const LAST_CHANGE = `LEFT JOIN LATERAL (
    SELECT revision, created_at AS changed_at FROM memory_revisions
    WHERE workspace_id = m.workspace_id AND memory_id = m.id ORDER BY revision DESC LIMIT 1) r ON true`;

/** How often a memory was returned, if it was. */
const ACCESSES = `LEFT JOIN LATERAL (
    SELECT access_count, last_accessed_at FROM memory_accesses WHERE workspace_id = m.workspace_id AND memory_id = m.id) a ON true`;

const RECORD = `id, ${CONTENT}, near_duplicate_of AS "nearDuplicateOf", COALESCE(access_count, 0) AS "accessCount",
  last_accessed_at AS "lastAccessedAt", created_at AS "createdAt", archived_at AS "archivedAt",
  1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt"`;

/** Microseconds since 1970: what a `timestamptz` counts, which a Date would round. */
const MICROS = '(extract(epoch FROM created_at) * 1000000)::bigint::text';
const fromMicros = (parameter: string) => `('epoch'::timestamptz + ${parameter}::bigint * interval '1 microsecond')`;

const FIND_VERSION = `SELECT m.id, 1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt"
  FROM memories m ${LAST_CHANGE} WHERE m.workspace_id = $1 AND m.id = $2`;

const FIND = `SELECT ${RECORD} FROM memories m ${LAST_CHANGE} ${ACCESSES} WHERE m.workspace_id = $1 AND m.id = $2`;

/** Another text before a revision's own was replaced at the moment at which that one was said. */
const FIND_REVISION = `SELECT revision, cause, created_at AS "replacedAt", ${CONTENT},
    COALESCE((SELECT created_at FROM memory_revisions o WHERE o.workspace_id = $1 AND o.memory_id = $2
                AND o.revision < r.revision AND o.text <> r.text ORDER BY o.revision DESC LIMIT 1),
             (SELECT created_at FROM memories WHERE workspace_id = $1 AND id = $2)) AS "saidAt"
  FROM memory_revisions r WHERE workspace_id = $1 AND memory_id = $2`;

/** Memories that are read at once to look into their texts, where the database cannot. */
const SCANNED = 200;

/** Reads memories and what they were. */
@Injectable()
export class RecordRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /** Live or archived. */
  async find({ workspaceId }: RequestContext, db: Queries, id: number): Promise<MemoryRecord | undefined> {
    const [row] = await db.query<Row<MemoryRecord>>('find_record', FIND, [workspaceId, id]);
    return row && this.toRecord(workspaceId, row);
  }

  /** What its ETag is made of, which can be told of a memory that cannot be read as well. */
  async findVersion({ workspaceId }: RequestContext, db: Queries, id: number): Promise<Versioned | undefined> {
    const [row] = await db.query<Versioned>(null, FIND_VERSION, [workspaceId, id]);
    return row;
  }

  /** Keeps everybody else from changing a memory until the transaction ends. */
  async lock({ workspaceId }: RequestContext, tx: Transaction, id: number): Promise<void> {
    await tx.query(null, 'SELECT FROM memories WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [workspaceId, id]);
  }

  /** The newest first; `after` is left out, and so is everything before it in that order. */
  async list(ctx: RequestContext, db: Queries, filter: MemoryFilter, limit: number, after?: Position): Promise<ListedRecord[]> {
    const { text, ...rest } = filter;
    if (!this.encryption.isEnabled || text === undefined) return this.page(ctx, db, filter, limit, after);
    const matching: ListedRecord[] = [];
    for (let from = after; ; ) {
      const page = await this.page(ctx, db, rest, SCANNED, from);
      matching.push(...page.filter((record) => holdsText(record.text, text)));
      if (matching.length >= limit || page.length < SCANNED) return matching.slice(0, limit);
      from = page.at(-1)!.position;
    }
  }

  private async page({ workspaceId }: RequestContext, db: Queries, filter: MemoryFilter, limit: number, after?: Position) {
    const values: unknown[] = [workspaceId, limit];
    const conditions = ['workspace_id = $1', conditionsOf(this.encryption.filterOf(workspaceId, filter), values)];
    if (after) {
      const [createdAt, id] = after.map((value) => `$${values.push(String(value))}`) as [string, string];
      conditions.push(`(created_at, id) < (${fromMicros(createdAt)}, ${id}::bigint)`);
    }
    // Its text depends on the filter: prepared ones would pile up on each connection.
    const rows = await db.query<Row<MemoryRecord> & { micros: string }>(
      null,
      `SELECT ${RECORD}, ${MICROS} AS micros
       FROM (SELECT * FROM memories WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT $2) m ${LAST_CHANGE} ${ACCESSES}
       ORDER BY created_at DESC, id DESC`,
      values,
    );
    return rows.map(
      ({ micros, ...row }): ListedRecord => ({
        ...this.toRecord(workspaceId, row),
        position: [BigInt(micros), BigInt(row.id)],
      }),
    );
  }

  async count(ctx: RequestContext, db: Queries, filter: MemoryFilter): Promise<number> {
    const values: unknown[] = [ctx.workspaceId];
    const conditions = conditionsOf(await resolvedFilter(ctx, db, this.encryption, filter), values);
    const [row] = await db.query<{ count: number }>(
      null,
      `SELECT count(*) AS count FROM memories WHERE workspace_id = $1 AND ${conditions}`,
      values,
    );
    return row!.count;
  }

  /** The newest first, of those before the revision `before`. */
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
  private toRecord(workspaceId: number, row: Row<MemoryRecord>): MemoryRecord {
    return toContent(this.encryption.decrypt(workspaceId, row.id, row));
  }
}

const toContent = <T extends { temporalType: TemporalType; rawText: string; validUntil: Date | null }>({
  temporalType: type,
  rawText,
  validUntil,
  ...content
}: T) => ({ ...content, temporal: { type, rawText, validUntil } });
