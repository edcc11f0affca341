import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import { Keyring } from '../../../database/encryption/keyring.js';
import { type Reencryption, type ReencryptionStep, reencryptEach } from '../../../database/encryption/reencryption.js';
import { walk } from '../../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';
import { Transactions } from '../../../database/transactions.js';
import { hashOf } from '../../../text/dedup/exact-form.js';
import { isDuplicateText } from './duplicate-text.js';
import { type ExternalColumns, MemoryEncryption, type TextColumns } from './memory-encryption.js';

interface Position {
  readonly workspaceId: number;
  readonly id: number;
}

/** The columns of a memory or a revision as they are stored, encrypted or plain. */
interface StoredColumns {
  readonly id: number;
  readonly text: string;
  readonly metaJson: string;
  readonly rawText: string;
  /** True if the text is not encrypted under the current key. */
  readonly isTextStale: boolean;
}

interface MemoryRow extends StoredColumns {
  readonly isArchived: boolean;
  readonly externalId: string | null;
}

interface RevisionRow extends StoredColumns {
  readonly revision: number;
}

/** A memory and its revisions, encrypted under the current key. */
interface Reencrypted {
  /** Plain text of the memory. */
  readonly text: string;
  readonly scope: Buffer;
  /** Plain. */
  readonly externalId: string | null;
  readonly columns: Omit<StoredColumns, 'isTextStale'>;
  readonly revisions: readonly Omit<RevisionRow, 'isTextStale'>[];
}

/**
 * Re-encrypts memories and their revisions under the current key. A step locks its memories: other writers of them wait
 * for the step, or it waits for them. If several versions of a memory have the same text, their encrypted texts stay
 * equal, so that an unchanged text can still be recognised.
 */
@Injectable()
export class MemoryReencryption implements Reencryption<Position> {
  constructor(
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
    private readonly encryption: MemoryEncryption,
  ) {}

  async count(): Promise<number> {
    return this.withoutTimeout(async (tx) => {
      const [row] = await tx.query<{ count: number }>(
        null,
        `${EVERY_WORKSPACE}SELECT count(*) AS count FROM memories m WHERE ${this.needsReencryption('$1', 'm.workspace_id')}`,
        [this.keyring.keyPrefix],
      );
      return row!.count;
    });
  }

  async next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined> {
    try {
      return await this.step(after, limit);
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
      // Two live memories have the same text: they were stored by processes that had different keys during a rotation.
      return limit > 1 ? this.next(after, 1) : this.step(after, 1, true);
    }
  }

  private step(after: Position | undefined, limit: number, isDuplicate = false): Promise<ReencryptionStep<Position> | undefined> {
    const next = (passed: number) =>
      this.withoutTimeout((tx) =>
        tx.query<{ workspaceId: number }>(
          null,
          `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM memories m
           WHERE workspace_id > $1 AND ${this.needsReencryption('$2', 'm.workspace_id')} ORDER BY workspace_id LIMIT 1`,
          [passed, this.keyring.keyPrefix],
        ),
      );
    return walk(after, next, (workspaceId, position) => this.stepIn(workspaceId, position?.id ?? 0, limit, isDuplicate));
  }

  private stepIn(workspaceId: number, after: number, limit: number, isDuplicate: boolean) {
    return this.withoutTimeout(async (tx): Promise<ReencryptionStep<Position> | undefined> => {
      const rows = await tx.query<MemoryRow>(
        null,
        // Locked in the same order as by the access counters, so that the two cannot deadlock.
        `SELECT id, archived_at IS NOT NULL AS "isArchived", ${this.columnsOf('m', '$3')}, external_id AS "externalId"
         FROM memories m
         WHERE workspace_id = $1 AND id > $2 AND ${this.needsReencryption('$3', '$1')}
         ORDER BY id LIMIT $4 FOR UPDATE`,
        [workspaceId, after, this.keyring.keyPrefix, limit],
      );
      if (!rows.length) return undefined;
      const scopeKeys = await scopeKeysOf(tx, workspaceId);
      const revisions = await this.revisionsOf(tx, workspaceId, rows);
      const { reencrypted, failures } = await reencryptEach(rows, (row) =>
        this.reencrypt({ workspaceId, scopeKeys }, row, revisions.get(row.id) ?? []),
      );
      await this.write(tx, workspaceId, reencrypted, isDuplicate);
      return { last: { workspaceId, id: rows.at(-1)!.id }, done: reencrypted.length, failures };
    });
  }

  /**
   * Runs a transaction without a statement timeout: when few rows are left, a statement passes over all the others, which
   * may take longer than the timeout of a call.
   */
  private withoutTimeout<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      await tx.query(null, 'SET LOCAL statement_timeout = 0', []);
      // The plain texts do not change, so the vectors of their chunks are kept.
      await tx.query(null, `SET LOCAL mnemonest.resealing = 'on'`, []);
      return work(tx);
    });
  }

  private async revisionsOf(tx: Transaction, workspaceId: number, memories: readonly StoredColumns[]) {
    const rows = await tx.query<RevisionRow>(
      null,
      `SELECT memory_id AS id, revision, ${this.columnsOf('r', '$3')} FROM memory_revisions r
       WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND ${this.contentNeedsReencryption('r', '$3')}
       ORDER BY memory_id, revision`,
      [workspaceId, memories.map(({ id }) => id), this.keyring.keyPrefix],
    );
    const revisions = new Map<number, RevisionRow[]>();
    for (const row of rows) revisions.set(row.id, [...(revisions.get(row.id) ?? []), row]);
    return revisions;
  }

  private reencrypt(workspace: WorkspaceScope, memory: MemoryRow, revisions: readonly RevisionRow[]): Reencrypted {
    const { workspaceId } = workspace;
    const encryptedTexts = new Map<string, string>();
    const encryptText = (text: string) =>
      encryptedTexts.get(text) ?? this.encryption.encryptTextAlone(workspaceId, memory.id, text);
    const reencryptColumns = <Row extends StoredColumns>({ isTextStale, ...row }: Row) => {
      const { text, metaJson, rawText } = this.encryption.decrypt(workspaceId, row.id, row);
      const encrypted = isTextStale ? encryptText(text) : row.text;
      encryptedTexts.set(text, encrypted);
      return {
        text,
        metaJson,
        columns: {
          ...row,
          text: encrypted,
          metaJson: this.encryption.encryptMeta(workspaceId, row.id, metaJson),
          rawText: this.encryption.encryptRawText(workspaceId, row.id, rawText),
        },
      };
    };
    const { externalId: storedId, ...stored } = memory;
    const { externalId } = this.encryption.decrypt(workspaceId, memory.id, { externalId: storedId });
    const { text, metaJson, columns } = reencryptColumns(stored);
    const scope = this.encryption.scopeOf(workspace, metaJson);
    return { text, scope, externalId, columns, revisions: revisions.map((revision) => reencryptColumns(revision).columns) };
  }

  private async write(
    tx: Transaction,
    workspaceId: number,
    reencrypted: readonly Reencrypted[],
    isDuplicate: boolean,
  ): Promise<void> {
    if (!reencrypted.length) return;
    const texts = reencrypted.map(({ text, externalId, columns: { id } }) => ({ id, text, textHash: hashOf(text, externalId) }));
    const encrypted = await this.encryption.encryptTexts(tx, workspaceId, texts);
    const rows = reencrypted.map(({ columns, scope, externalId }, index) => {
      const external = this.encryption.encryptExternalId(workspaceId, columns.id, externalId);
      const { textHash, lexemes, textLength } = encrypted[index] as TextColumns;
      const hash = isDuplicate ? this.encryption.uniqueHash(workspaceId, columns.id, textHash) : textHash;
      return {
        ...columns,
        textHash: hash.toString('hex'),
        scope: scope.toString('hex'),
        ...toHex(external),
        lexemes,
        textLength,
      };
    });
    await tx.query(null, WRITE_MEMORIES, [workspaceId, JSON.stringify(rows)]);
    const revisions = reencrypted.flatMap((memory) => memory.revisions);
    if (revisions.length) await tx.query(null, WRITE_REVISIONS, [workspaceId, JSON.stringify(revisions)]);
  }

  /** Returns the SELECT list of {@link StoredColumns} for the table alias `row`. */
  private columnsOf(row: string, keyPrefix: string): string {
    return `${row}.text, ${row}.meta::text AS "metaJson", ${row}.temporal_raw_text AS "rawText",
      ${this.keyring.needsReencryption(`${row}.text`, keyPrefix)} AS "isTextStale"`;
  }

  private contentNeedsReencryption(row: string, keyPrefix: string): string {
    const columns = [`${row}.text`, `${row}.meta ->> 0`, `${row}.temporal_raw_text`];
    return `(${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})`;
  }

  private needsReencryption(keyPrefix: string, workspaceId: string): string {
    return `(${this.contentNeedsReencryption('m', keyPrefix)}
      OR (m.external_id IS NOT NULL AND ${this.keyring.needsReencryption('m.external_id', keyPrefix)}) OR EXISTS (
      SELECT FROM memory_revisions r
      WHERE r.workspace_id = ${workspaceId} AND r.memory_id = m.id AND ${this.contentNeedsReencryption('r', keyPrefix)}))`;
  }
}

interface WorkspaceScope {
  readonly workspaceId: number;
  readonly scopeKeys: readonly string[];
}

/** Returns the keys of meta by which a workspace keeps memories apart; none for one that is being purged. */
async function scopeKeysOf(tx: Transaction, workspaceId: number): Promise<readonly string[]> {
  const [row] = await tx.query<{ scopeKeys: string[] }>(
    null,
    'SELECT scope_keys AS "scopeKeys" FROM workspaces w WHERE w.id = $1',
    [workspaceId],
  );
  return row?.scopeKeys ?? [];
}

const toHex = ({ externalId, externalKey }: ExternalColumns) => ({
  externalId,
  externalKey: externalKey?.toString('hex') ?? null,
});

const COLUMN_TYPES = 'id bigint, text text, "metaJson" text, "rawText" text';

const WRITE_MEMORIES = `
UPDATE memories m SET text = r.text, text_hash = decode(r."textHash", 'hex'), scope = decode(r.scope, 'hex'),
  external_id = r."externalId", external_key = decode(r."externalKey", 'hex'),
  meta = r."metaJson"::jsonb, temporal_raw_text = r."rawText", lexemes = array_to_tsvector(r.lexemes),
  text_length = r."textLength"
FROM json_to_recordset($2::json) AS r (${COLUMN_TYPES}, "textHash" text, scope text,
  "externalId" text, "externalKey" text, lexemes text[],
  "textLength" integer)
WHERE m.workspace_id = $1 AND m.id = r.id`;

const WRITE_REVISIONS = `
UPDATE memory_revisions m SET text = r.text, meta = r."metaJson"::jsonb, temporal_raw_text = r."rawText"
FROM json_to_recordset($2::json) AS r (${COLUMN_TYPES}, revision integer)
WHERE m.workspace_id = $1 AND m.memory_id = r.id AND m.revision = r.revision`;
