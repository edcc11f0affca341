import { Injectable, Logger } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { DecryptionError } from '../../../database/encryption/keyring.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import type { Snapshot } from '../../../database/snapshots.js';
import { boundCondition } from '../records/bound-user.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { containersOf } from '../records/memory-filter.js';
import { decryptLine } from './decrypt-line.js';

/** A memory as one line of an export. */
export interface ExportedLine {
  readonly id: number;
  /** JSON, without a line feed. */
  readonly line: string;
}

/** The time in ISO 8601, to the microsecond, as PostgreSQL stores it. */
const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const temporal = (row: string) =>
  `(SELECT t FROM (SELECT ${row}.temporal_type AS type, ${row}.temporal_raw_text AS raw_text,
          ${time(`${row}.valid_until`)} AS valid_until) t)`;

/** True if a meta has one of the forms that the key may see; all of them if the parameter is null. */
const visibleIn = (meta: string, forms: string) => `(${forms}::text[] IS NULL OR ${meta} @> ANY(${forms}::text[]::jsonb[]))`;

/** The id of the transaction that wrote a row. */
const writer = (row: string) => `${row}.xmin::text::bigint`;

/**
 * True if a row was written after $5, the last transaction of the snapshot; $5 is null if the database hides later
 * ones.
 */
const later = (row: string) => `${writer(row)} > $5::bigint`;

/**
 * Reads a page of memories by id, each as a line. If the database shows later changes, `past_state` is the revision
 * with the content of the memory at the time of the snapshot, and only the revisions before it are exported.
 */
const PAGE = `
WITH page AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id > $2 AND id <= $3 AND ${NOT_EXPIRED} AND ${visibleIn('meta', '$6')}
  ORDER BY id LIMIT $4)
SELECT m.id, row_to_json(l)::text AS line
FROM page m
LEFT JOIN memory_accesses a ON a.workspace_id = $1 AND a.memory_id = m.id
LEFT JOIN LATERAL (
  SELECT * FROM memory_revisions r
  WHERE r.workspace_id = $1 AND r.memory_id = m.id AND ${later('r')}
  ORDER BY revision LIMIT 1) past_state ON true
CROSS JOIN LATERAL (
  SELECT COALESCE(past_state.text, m.text) AS text, COALESCE(past_state.meta, m.meta) AS meta,
         COALESCE(past_state.importance, m.importance) AS importance, COALESCE(past_state.categories, m.categories) AS categories,
         COALESCE(past_state.temporal_type, m.temporal_type) AS temporal_type,
         COALESCE(past_state.temporal_raw_text, m.temporal_raw_text) AS temporal_raw_text,
         CASE WHEN past_state.revision IS NULL THEN m.valid_until ELSE past_state.valid_until END AS valid_until) s
CROSS JOIN LATERAL (
  SELECT COALESCE(json_agg(row_to_json(p) ORDER BY p.revision), '[]') AS list,
         max(p.created_at) FILTER (WHERE p.text <> s.text) AS newest
  FROM (
    SELECT r.revision, r.cause, r.text, r.meta, r.importance, r.categories, ${temporal('r')} AS temporal,
           ${time('r.created_at')} AS created_at
    FROM memory_revisions r
    WHERE r.workspace_id = $1 AND r.memory_id = m.id AND ${visibleIn('r.meta', '$6')}
      AND (past_state.revision IS NULL OR r.revision < past_state.revision)) p) past
CROSS JOIN LATERAL (
  SELECT COALESCE(json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY older_id), '[]') AS supersedes
  FROM memory_links k WHERE k.workspace_id = $1 AND k.newer_id = m.id) links
CROSS JOIN LATERAL (
  SELECT 1 AS format, m.id, s.text, s.meta, s.importance, s.categories, ${temporal('s')} AS temporal,
         COALESCE(a.access_count, 0) AS access_count, COALESCE(a.inherited_count, 0) AS inherited_count,
         ${time('a.last_accessed_at')} AS last_accessed_at,
         ${time('m.created_at')} AS created_at,
         CASE WHEN past_state.revision IS NULL THEN ${time('m.updated_at')}
              ELSE COALESCE(past.newest, ${time('m.created_at')}) END AS updated_at,
         ${time('m.archived_at')} AS archived_at, ${time('m.optimized_at')} AS optimized_at,
         ${time('m.expires_at')} AS expires_at,
         m.near_duplicate_of, m.follows, m.external_id, links.supersedes, past.list AS revisions) l
ORDER BY m.id`;

/** Reads memories as lines of an export. */
@Injectable()
export class ExportRepository {
  private readonly logger = new Logger('Export');

  constructor(private readonly encryption: MemoryEncryption) {}

  /** Returns the greatest id of a workspace in the snapshot, and the number of the memories that the key may see. */
  async findExtent(snapshot: Snapshot, ctx: RequestContext): Promise<{ lastId: number; count: number }> {
    const [row] = await snapshot.query<{ lastId: number; count: number }>(
      null,
      `SELECT COALESCE(max(id), 0) AS "lastId", count(*) AS count FROM memories
       WHERE workspace_id = $1 AND ${NOT_EXPIRED} AND ${visibleIn('meta', '$2')}`,
      [ctx.workspaceId, this.visibleForms(ctx)],
    );
    return row!;
  }

  /** Returns the next memories that the key may see after `afterId`, up to `lastId`, ordered by id. */
  async findPage(
    snapshot: Snapshot,
    ctx: RequestContext,
    { afterId, lastId, limit }: { afterId: number; lastId: number; limit: number },
  ): Promise<ExportedLine[]> {
    const { workspaceId } = ctx;
    const lines = await snapshot.query<ExportedLine>(null, PAGE, [
      workspaceId,
      afterId,
      lastId,
      limit,
      snapshot.lastTransaction,
      this.visibleForms(ctx),
    ]);
    return this.encryption.isEnabled ? lines.map((line) => this.decrypt(workspaceId, line)) : lines;
  }

  /** Returns what the meta of a memory must contain one of, as JSON texts; null if the key sees all memories. */
  private visibleForms(ctx: RequestContext): string[] | null {
    const condition = boundCondition(ctx);
    return condition ? containersOf(this.encryption.conditionOf(ctx.workspaceId, condition)) : null;
  }

  /**
   * Decrypts a line. The line of a memory that cannot be decrypted has an `error` in place of the text: the export
   * goes on, and no import accepts that line as a memory.
   */
  private decrypt(workspaceId: number, { id, line }: ExportedLine): ExportedLine {
    try {
      return { id, line: decryptLine(this.encryption, workspaceId, id, line) };
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      this.logger.error(error.message);
      return { id, line: JSON.stringify({ format: 1, id, error: 'cannot be decrypted' }) };
    }
  }
}
