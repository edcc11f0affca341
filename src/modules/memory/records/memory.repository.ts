import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { type DedupAction, MAX_ACCESS_COUNT, type StoredMemory } from './memory.types.js';
import { MemoryEncryption } from './memory-encryption.js';
import { memoryEvents } from './memory-events.js';
import { linkInsert } from './memory-links.js';
import { contentValues, type InsertedMemory } from './new-memory.js';
import { OUTCOME, type OutcomeRow, toStored } from './outcome.js';
import { passageInsert, passageRecords } from './passage-vectors.js';
import { vectorColumnValues } from './vector-columns.js';
import { WorkspaceLayouts } from './workspace-layouts.js';

/**
 * Returns the statement that inserts a memory.
 * @param relations further CTEs, about the memory that `inserted` returns, with parameters from $26 on
 */
const insertMemory = (relations = ''): string => `
WITH inserted AS (
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, lexemes, text_length,
                      created_at, updated_at, follows, id, scope, external_id, external_key,
                      expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $17, $18::bigint,
        COALESCE($19::bigint, next_id('memories_id_seq')), $20, $21, $22, $23)
ON CONFLICT DO NOTHING
RETURNING id),
${relations}${memoryEvents('inserted', 'memory.stored', `'action', 'stored_new'`, '$24', '$25', '$17')}
SELECT id FROM inserted`;

const INSERT_MEMORY = insertMemory();

/**
 * Returns the statement that inserts a memory with its passages, which supersedes others and inherits the count of accesses of
 * the memory $26.
 */
const insertRelatedMemory = (partition: number): string =>
  insertMemory(`inherited AS (
  INSERT INTO memory_accesses (workspace_id, memory_id, access_count, inherited_count)
  SELECT $1, inserted.id, 0, LEAST(like_it.access_count::bigint + like_it.inherited_count, ${MAX_ACCESS_COUNT})
  FROM inserted, memory_accesses like_it WHERE like_it.workspace_id = $1 AND like_it.memory_id = $26),
passages AS (${passageInsert('inserted', '$27')}),
links AS (${linkInsert(`memories_${partition}`, 'inserted', '$28', '$29')}),
`);

/** A text with all that decides whether it is known already. */
export interface ExactText {
  /** SHA-256 of its exact form. */
  readonly textHash: Buffer;
  /** The meta, which tells the scope, as JSON text. */
  readonly metaJson: string;
}

/** The external id of a text, with the meta that tells its scope. */
export interface ExternalText {
  readonly externalId: string;
  /** JSON text. */
  readonly metaJson: string;
}

/** The text and meta of a memory. */
export interface KnownText {
  readonly id: number;
  readonly text: string;
  /** JSON text. */
  readonly metaJson: string;
}

/** The values of a statement that inserts a memory. */
interface InsertValues {
  readonly own: readonly unknown[];
  /** Empty if the memory has to do with no other, and no passages, as most: to plan what it does not need would cost a store. */
  readonly relations: readonly unknown[];
  /** Number of the partition of the workspace. */
  readonly partition: number;
}

/** Finds and inserts memories: the statements of a store. */
@Injectable()
export class MemoryRepository {
  constructor(
    private readonly encryption: MemoryEncryption,
    private readonly layouts: WorkspaceLayouts,
  ) {}

  /**
   * Returns the live memory with this exact form and scope, as the outcome of storing it once more. A transaction locks it, so
   * that it is not deleted before the transaction's record of its text can be erased with it.
   */
  async findDuplicate(ctx: RequestContext, db: Queries, { textHash, metaJson }: ExactText): Promise<StoredMemory | undefined> {
    const { workspaceId } = ctx;
    const { isEnabled } = this.encryption;
    const [row] = await db.query<OutcomeRow>(
      isEnabled ? 'find_encrypted_duplicate' : 'find_duplicate',
      deduplicated(
        isEnabled ? 'text_hash = ANY($2::bytea[]) AND scope = ANY($3::bytea[])' : 'text_hash = $2 AND scope = $3',
        lockIn(db),
      ),
      isEnabled
        ? [workspaceId, this.encryption.hashesOf(workspaceId, textHash), this.encryption.scopesOf(ctx, metaJson)]
        : [workspaceId, textHash, this.encryption.scopeOf(ctx, metaJson)],
    );
    return row && toStored(this.encryption.decrypt(workspaceId, row.id, row), 'duplicate_exact');
  }

  /** Returns the live memory of a scope with this external id. */
  async findExternal(ctx: RequestContext, db: Queries, { externalId, metaJson }: ExternalText): Promise<KnownText | undefined> {
    const { workspaceId } = ctx;
    const [row] = await db.query<KnownText>('find_external', FIND_EXTERNAL, [
      workspaceId,
      this.encryption.externalKeysOf(workspaceId, externalId),
      this.encryption.scopesOf(ctx, metaJson),
    ]);
    return row && this.encryption.decrypt(workspaceId, row.id, row);
  }

  /**
   * Returns the memory `id` as the outcome of a store that leaves it unchanged. Locks it as {@link findDuplicate} does.
   * @returns undefined if the memory is no longer live, or has another text
   */
  async findUnchanged(
    { workspaceId }: RequestContext,
    db: Queries,
    { id, text }: { readonly id: number; readonly text: string },
    action: DedupAction,
  ): Promise<StoredMemory | undefined> {
    const [row] = await db.query<OutcomeRow>('find_unchanged', deduplicated('id = $2', lockIn(db)), [workspaceId, id]);
    const memory = row && this.encryption.decrypt(workspaceId, id, row);
    return memory?.text === text ? toStored(memory, action) : undefined;
  }

  /**
   * Returns the encrypted values of a memory for {@link insert}. Asks the database for the lexemes of the text.
   * @param id a reserved id; by default the next one
   */
  async encrypt(ctx: RequestContext, db: Queries, memory: InsertedMemory, id?: number): Promise<InsertValues> {
    const { workspaceId, apiKeyId, requestId, now } = ctx;
    const ownId = id ?? (await this.encryption.nextId(db));
    const { text, textHash } = memory;
    const columns = await this.encryption.encryptText(db, workspaceId, { id: ownId, text, textHash });
    const external = this.encryption.encryptExternalId(workspaceId, ownId, memory.externalId);
    const { follows, usedLike, passages, supersedes = [] } = memory;
    const partition = await this.layouts.partitionOf(db, workspaceId);
    const own = [
      workspaceId,
      ...contentValues(this.encryption, workspaceId, ownId, memory, columns),
      now,
      follows ?? null,
      ownId,
      this.encryption.scopeOf(ctx, memory.metaJson),
      external.externalId,
      external.externalKey,
      memory.expiresAt ?? null,
      apiKeyId,
      requestId,
    ];
    if (usedLike === undefined && !passages?.length && !supersedes.length) return { own, relations: [], partition };
    const ids = supersedes.map((older) => older.id);
    const confidences = supersedes.map(({ confidence }) => confidence);
    return { own, relations: [usedLike ?? null, passageRecords(passages), ids, confidences], partition };
  }

  /**
   * Inserts an encrypted memory.
   * @returns its id; undefined if the scope has a live memory with the same exact form or external id (of two stores at the same
   *   time, only one inserts), or if an import has taken the id, so that the caller tries again with the next one
   */
  async insert(db: Queries, { own, relations, partition }: InsertValues): Promise<number | undefined> {
    const [row] = relations.length
      ? await db.query<{ id: number }>(`insert_related_memory_${partition}`, insertRelatedMemory(partition), [
          ...own,
          ...relations,
        ])
      : await db.query<{ id: number }>('insert_memory', INSERT_MEMORY, [...own]);
    return row?.id;
  }

  /**
   * Archives the expired memories of a scope that have the exact form or the external id of a text: they are in nobody's way any
   * more, even before they are swept.
   */
  async archiveExpired(
    ctx: RequestContext,
    db: Queries,
    texts: readonly (ExactText & { readonly externalId?: string | undefined })[],
  ): Promise<void> {
    const { workspaceId } = ctx;
    await db.query(null, ARCHIVE_EXPIRED, [
      workspaceId,
      texts.flatMap(({ textHash }) => this.encryption.hashesOf(workspaceId, textHash)),
      texts.flatMap(({ metaJson }) => this.encryption.scopesOf(ctx, metaJson)),
      texts.flatMap(({ externalId }) =>
        externalId === undefined ? [] : this.encryption.externalKeysOf(workspaceId, externalId),
      ),
    ]);
  }

  /** Gives each memory the later end of life of its own and the given one; null is none, and the latest. */
  async prolong({ workspaceId }: RequestContext, db: Queries, lives: readonly Life[]): Promise<void> {
    const values = [workspaceId, lives.map(({ id }) => id), lives.map(({ expiresAt }) => expiresAt)];
    await db.query(null, PROLONG, values);
  }

  /** Writes the vector of a memory, whose text does not change, and its cluster. */
  async writeVector(
    { workspaceId }: RequestContext,
    tx: Transaction,
    id: number,
    { embedding, nearDuplicateOf }: Pick<InsertedMemory, 'embedding' | 'nearDuplicateOf'>,
  ): Promise<void> {
    await tx.query('write_vector', WRITE_VECTOR, [workspaceId, id, nearDuplicateOf, ...vectorColumnValues(embedding)]);
  }
}

/**
 * Returns the statement that selects the live memory that a new text is a duplicate of. The first duplicate marks it as
 * optimized: the health report counts such memories.
 */
const deduplicated = (condition: string, lock: string): string => `
WITH found AS (
  SELECT text, ${OUTCOME}, optimized_at FROM memories
  WHERE workspace_id = $1 AND ${condition} AND archived_at IS NULL AND ${NOT_EXPIRED}${lock}),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found`;

const FIND_EXTERNAL = `
SELECT id, text, meta::text AS "metaJson" FROM memories
WHERE workspace_id = $1 AND external_key = ANY($2::bytea[]) AND scope = ANY($3::bytea[]) AND archived_at IS NULL
  AND ${NOT_EXPIRED}`;

/** A memory, and an end of life. */
export interface Life {
  readonly id: number;
  /** A Date, or a time in ISO 8601. */
  readonly expiresAt: Date | string | null;
}

const ARCHIVE_EXPIRED = `
UPDATE memories SET archived_at = now()
WHERE workspace_id = $1 AND scope = ANY($3::bytea[]) AND archived_at IS NULL AND expires_at <= now()
  AND (text_hash = ANY($2::bytea[]) OR external_key = ANY($4::bytea[]))`;

const PROLONG = `
UPDATE memories m SET expires_at = NULLIF(latest.expires_at, 'infinity')
FROM (SELECT id, max(COALESCE(expires_at, 'infinity')) AS expires_at
      FROM unnest($2::bigint[], $3::timestamptz[]) AS given (id, expires_at) GROUP BY id) AS latest
WHERE m.workspace_id = $1 AND m.id = latest.id AND m.expires_at > now() AND m.expires_at < latest.expires_at`;

/** A vector that is the same is not written: that would write an entry of the index. */
const WRITE_VECTOR = `
UPDATE memories SET near_duplicate_of = $3, embedding = $4, embedding_model_id = $5, embedding_b = $6, embedding_b_model_id = $7
WHERE workspace_id = $1 AND id = $2 AND (near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id)
  IS DISTINCT FROM ($3::bigint, $4::halfvec, $5::smallint, $6::halfvec, $7::smallint)`;

const lockIn = ({ inTransaction }: Queries): string => (inTransaction ? ' FOR KEY SHARE' : '');
