import { Injectable } from '@nestjs/common';
import { render } from '../../../common/json/json-render.js';
import { RawJson } from '../../../common/json/json-values.js';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Transactions } from '../../../database/transactions.js';
import { toVectorText } from '../../../database/vector-text.js';
import type { Temporal } from '../../../text/temporal/temporal.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';
import type { Supersession } from '../records/memory.types.js';
import { MemoryEncryption, type TextColumns } from '../records/memory-encryption.js';
import { memoryEvents } from '../records/memory-events.js';
import { vectorColumnValues } from '../records/vector-columns.js';
import type { Instant } from './imported-memory.js';

export interface ImportedContentRow {
  readonly text: string;
  /** JSON text. */
  readonly metaJson: string;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
  readonly createdAt: Instant;
}

export interface ImportedRevisionRow extends ImportedContentRow {
  readonly revision: number;
  readonly cause: string;
}

/** A memory to insert, with all its columns. */
export interface ImportedRow extends ImportedContentRow {
  /** The id in the line, to keep if it is free in the workspace; undefined for a new id. */
  readonly wantedId: number | undefined;
  readonly textHash: Buffer;
  readonly externalId: string | undefined;
  readonly embedding: StorableEmbedding;
  readonly nearDuplicateOf: number | null;
  readonly follows: number | null;
  readonly supersedes: readonly Supersession[];
  readonly accessCount: number;
  readonly inheritedCount: number;
  readonly lastAccessedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly archivedAt: Instant | null;
  readonly optimizedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly revisions: readonly ImportedRevisionRow[];
}

/** Inserts imported memories. */
@Injectable()
export class ImportRepository {
  constructor(
    private readonly transactions: Transactions,
    private readonly encryption: MemoryEncryption,
  ) {}

  /**
   * Inserts memories with their revisions, in one transaction.
   * @returns the id of each, in order; undefined if another call inserted a live memory with the same exact form and scope, or
   *   took its id
   */
  async insert(ctx: RequestContext, rows: readonly ImportedRow[]): Promise<(number | undefined)[]> {
    const { workspaceId, apiKeyId, requestId, now } = ctx;
    return this.transactions.run(async (tx) => {
      const ids = await this.chooseIds(tx, workspaceId, rows);
      const texts = rows.map(({ text, textHash }, index) => ({ id: ids[index]!, text, textHash }));
      const columns = await this.encryption.encryptTexts(tx, workspaceId, texts);
      const inserted = await tx.query<{ id: number }>(null, INSERT, [
        workspaceId,
        render(
          rows.map((row, index) => ({
            ...toRecord(this.encrypt(workspaceId, ids[index]!, row, columns[index]!), ids[index]!),
            scope: this.encryption.scopeOf(ctx, row.metaJson).toString('hex'),
            ...this.externalRecord(workspaceId, ids[index]!, row),
          })),
        ),
        apiKeyId,
        requestId,
        now,
      ]);
      const created = new Set(inserted.map(({ id }) => id));
      const revisions = rows.flatMap((row, index) => {
        const id = ids[index]!;
        return created.has(id) ? this.encryptRevisions(workspaceId, id, row, columns[index]!) : [];
      });
      if (revisions.length) await tx.query(null, INSERT_REVISIONS, [workspaceId, render(revisions)]);
      const links = rows.flatMap(({ supersedes }, index) =>
        created.has(ids[index]!) ? supersedes.map(({ id, confidence }) => [ids[index]!, id, confidence] as const) : [],
      );
      if (links.length) await tx.query(null, INSERT_LINKS, [workspaceId, ...[0, 1, 2].map((k) => links.map((link) => link[k]))]);
      return ids.map((id) => (created.has(id) ? id : undefined));
    });
  }

  private externalRecord(workspaceId: number, id: number, row: ImportedRow) {
    const { externalId, externalKey } = this.encryption.encryptExternalId(workspaceId, id, row.externalId);
    return { external_id: externalId, external_key: externalKey?.toString('hex') ?? null };
  }

  /** @param columns the encrypted text of the row, and what follows from it */
  private encrypt<Row extends ImportedContentRow>(workspaceId: number, id: number, row: Row, columns: Partial<TextColumns>): Row {
    const { metaJson, temporal } = row;
    return {
      ...row,
      ...columns,
      metaJson: this.encryption.encryptMeta(workspaceId, id, metaJson),
      temporal: { ...temporal, rawText: this.encryption.encryptRawText(workspaceId, id, temporal.rawText) },
    };
  }

  /**
   * Encrypts equal texts of a memory and its revisions once, as a copy would be: SQL can still tell which revisions
   * changed the text.
   */
  private encryptRevisions(workspaceId: number, id: number, { text, revisions }: ImportedRow, columns: TextColumns) {
    const encrypted = new Map([[text, columns.text]]);
    return revisions.map((revision) => {
      const encryptedText = encrypted.get(revision.text) ?? this.encryption.encryptTextAlone(workspaceId, id, revision.text);
      encrypted.set(revision.text, encryptedText);
      return toRevisionRecord(this.encrypt(workspaceId, id, revision, { text: encryptedText }), id);
    });
  }

  /**
   * Returns an id for each row: the wanted one if it is free, and no store can be given it later; otherwise a new one. New ids
   * grow with the rows, so that a list shows them in the order of the file.
   */
  private async chooseIds(tx: Transaction, workspaceId: number, rows: readonly ImportedRow[]): Promise<number[]> {
    const wanted = rows.flatMap(({ wantedId }) => wantedId ?? []);
    const existing = await tx.query<{ id: number }>(
      null,
      `SELECT id FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[])
       UNION ALL SELECT id FROM unembedded_memories WHERE workspace_id = $1 AND id = ANY($2::bigint[])`,
      [workspaceId, wanted],
    );
    const fresh = await tx.query<{ id: number }>(
      null,
      `SELECT next_id('memories_id_seq') AS id FROM generate_series(1, $1::int) ORDER BY id`,
      [rows.length + 1],
    );
    const next = fresh.shift()!.id;
    const taken = new Set(existing.map(({ id }) => id));
    return rows.map(({ wantedId }) => {
      if (wantedId === undefined || wantedId >= next || taken.has(wantedId)) return fresh.shift()!.id;
      taken.add(wantedId);
      return wantedId;
    });
  }
}

const contentRecord = ({ text, metaJson, importance, categories, temporal, createdAt }: ImportedContentRow) => ({
  text,
  meta: new RawJson(metaJson),
  importance,
  categories,
  temporal_type: temporal.type,
  temporal_raw_text: temporal.rawText,
  valid_until: temporal.validUntil,
  created_at: createdAt,
});

const toRecord = (
  row: ImportedRow & Partial<Pick<TextColumns, 'lexemes' | 'textLength'>>,
  id: number,
  [embedding, modelId, embeddingB, modelIdB] = vectorColumnValues(row.embedding, toVectorText),
) => ({
  ...contentRecord(row),
  id,
  text_hash: row.textHash.toString('hex'),
  lexemes: row.lexemes,
  text_length: row.textLength,
  embedding,
  embedding_model_id: modelId,
  embedding_b: embeddingB,
  embedding_b_model_id: modelIdB,
  near_duplicate_of: row.nearDuplicateOf,
  follows: row.follows,
  access_count: row.accessCount,
  inherited_count: row.inheritedCount,
  last_accessed_at: row.lastAccessedAt,
  updated_at: row.updatedAt,
  archived_at: row.archivedAt,
  optimized_at: row.optimizedAt,
  expires_at: row.expiresAt,
});

const toRevisionRecord = (row: ImportedRevisionRow, memoryId: number) => ({
  ...contentRecord(row),
  memory_id: memoryId,
  revision: row.revision,
  cause: row.cause,
});

const CONTENT = 'text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until, created_at';
const CONTENT_TYPES = `text text, meta jsonb, importance smallint, categories text[], temporal_type text, temporal_raw_text text,
  valid_until timestamptz, created_at timestamptz`;
const STATE = `id, near_duplicate_of, follows, updated_at, archived_at, optimized_at, expires_at, embedding_model_id,
  embedding_b_model_id`;

const INSERT = `
WITH given AS MATERIALIZED (
  SELECT * FROM json_to_recordset($2::json) AS r (${CONTENT_TYPES}, id bigint, near_duplicate_of bigint, follows bigint,
    access_count integer, inherited_count integer, last_accessed_at timestamptz, updated_at timestamptz,
    archived_at timestamptz, optimized_at timestamptz, expires_at timestamptz, text_hash text, scope text,
    external_id text, external_key text, embedding text, embedding_model_id smallint,
    embedding_b text, embedding_b_model_id smallint, lexemes text[], text_length integer)),
inserted AS (
  INSERT INTO memories (workspace_id, ${CONTENT}, ${STATE}, text_hash, scope, external_id, external_key, embedding,
                        embedding_b, lexemes, text_length)
  SELECT $1, ${CONTENT}, ${STATE}, decode(text_hash, 'hex'), decode(scope, 'hex'), external_id, decode(external_key, 'hex'),
         embedding::halfvec, embedding_b::halfvec,
         array_to_tsvector(lexemes), text_length FROM given
  ON CONFLICT DO NOTHING RETURNING id),
counted AS (
  INSERT INTO memory_accesses (workspace_id, memory_id, access_count, inherited_count, last_accessed_at)
  SELECT $1, id, access_count, inherited_count, last_accessed_at FROM given JOIN inserted USING (id)
  WHERE access_count > 0 OR inherited_count > 0 OR last_accessed_at IS NOT NULL),
${memoryEvents('inserted', 'memory.stored', `'action', 'imported'`, '$3', '$4', '$5')}
SELECT id FROM inserted`;

const INSERT_REVISIONS = `
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, ${CONTENT})
SELECT $1, memory_id, revision, cause, ${CONTENT}
FROM json_to_recordset($2::json) AS r (memory_id bigint, revision integer, cause text, ${CONTENT_TYPES})`;

/** Links to memories that were not imported are left out. */
const INSERT_LINKS = `
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer_id, older.id, confidence
FROM unnest($2::bigint[], $3::bigint[], $4::real[]) AS given (newer_id, older_id, confidence)
  CROSS JOIN LATERAL (
    SELECT id FROM memories WHERE workspace_id = $1 AND id = given.older_id AND id <> given.newer_id FOR KEY SHARE) AS older
ON CONFLICT DO NOTHING`;
