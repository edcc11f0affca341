import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { DeferredMemory } from './deferred-memory.types.js';

/** A memory that waits for its vector, with what its embedding job needs. */
export interface UnembeddedMemory {
  readonly text: string;
  readonly createdAt: Date;
  readonly apiKeyId: number;
}

const LIVE = `SELECT id, text, created_at AS "createdAt", true AS embedded
  FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND ${NOT_EXPIRED}`;
const WAITING = `SELECT id, text, created_at AS "createdAt", false AS embedded
  FROM unembedded_memories WHERE workspace_id = $1`;

/**
 * Reads and writes memories with or without vectors. Each read is one statement, so that it sees a memory exactly once,
 * even while the memory gets its vector and changes tables.
 */
@Injectable()
export class DeferredMemoryRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /** Inserts a memory before its vector is made. @returns its id, which does not change later */
  async insert({ workspaceId, apiKeyId, now }: RequestContext, tx: Transaction, text: string): Promise<number> {
    const reservedId = await this.encryption.nextId(tx);
    const [row] = await tx.query<{ id: number }>(
      null,
      `INSERT INTO unembedded_memories (workspace_id, id, text, api_key_id, created_at)
       VALUES ($1, COALESCE($2::bigint, next_id('memories_id_seq')), $3, $4, $5) RETURNING id`,
      [workspaceId, reservedId, this.encryption.encryptTextAlone(workspaceId, reservedId, text), apiKeyId, now],
    );
    return row!.id;
  }

  async find({ workspaceId }: RequestContext, db: Queries, id: number): Promise<DeferredMemory | undefined> {
    const select = `${LIVE} AND id = $2 UNION ALL ${WAITING} AND id = $2`;
    const [memory] = await this.read(db, workspaceId, 'find_separate', select, [id]);
    return memory;
  }

  /** Returns the memories among `ids` that are live and have a vector, in any order. */
  findLive({ workspaceId }: RequestContext, db: Queries, ids: readonly number[]): Promise<DeferredMemory[]> {
    return this.read(db, workspaceId, 'find_live', `${LIVE} AND id = ANY($2::bigint[])`, [ids]);
  }

  /** Returns one page of the list, the newest first. */
  list({ workspaceId }: RequestContext, db: Queries, offset: number, limit: number): Promise<DeferredMemory[]> {
    const newest = (select: string) => `(${select} ORDER BY created_at DESC, id DESC LIMIT $2::bigint + $3::bigint)`;
    const select = `SELECT * FROM (${newest(LIVE)} UNION ALL ${newest(WAITING)}) AS m
      ORDER BY "createdAt" DESC, id DESC OFFSET $2 LIMIT $3`;
    return this.read(db, workspaceId, 'list_separate', select, [offset, limit]);
  }

  private async read(
    db: Queries,
    workspaceId: number,
    name: string,
    select: string,
    values: unknown[],
  ): Promise<DeferredMemory[]> {
    const rows = await db.query<DeferredMemory>(name, select, [workspaceId, ...values]);
    return rows.map((row) => this.encryption.decrypt(workspaceId, row.id, row));
  }

  async count({ workspaceId }: RequestContext, db: Queries): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      'count_separate',
      `SELECT (SELECT count(*) FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND ${NOT_EXPIRED})
            + (SELECT count(*) FROM unembedded_memories WHERE workspace_id = $1) AS count`,
      [workspaceId],
    );
    return Number(row?.count);
  }

  async findUnembedded(db: Queries, workspaceId: number, id: number): Promise<UnembeddedMemory | undefined> {
    const [memory] = await db.query<UnembeddedMemory>(
      'find_unembedded',
      `SELECT text, created_at AS "createdAt", api_key_id AS "apiKeyId" FROM unembedded_memories
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id],
    );
    return memory && this.encryption.decrypt(workspaceId, id, memory);
  }

  /** Returns the text of a memory, live or archived, and locks it against changes until the transaction ends. */
  async lockText(tx: Transaction, workspaceId: number, id: number): Promise<string | undefined> {
    return (await this.readText(tx, workspaceId, id, ' FOR NO KEY UPDATE'))?.text;
  }

  /** Returns the text of a memory, live or archived, and its scope as it is stored. */
  textOf(db: Queries, workspaceId: number, id: number): Promise<{ text: string; scope: Buffer } | undefined> {
    return this.readText(db, workspaceId, id, '');
  }

  private async readText(db: Queries, workspaceId: number, id: number, lock: string) {
    const [row] = await db.query<{ text: string; scope: Buffer }>(
      null,
      `SELECT text, scope FROM memories WHERE workspace_id = $1 AND id = $2${lock}`,
      [workspaceId, id],
    );
    return row && { ...row, text: this.encryption.decryptText(workspaceId, id, row.text) };
  }

  /** Removes a memory from those that wait for their vectors. @returns false if it no longer waited */
  async removeUnembedded(tx: Transaction, workspaceId: number, id: number): Promise<boolean> {
    const rows = await tx.query(null, 'DELETE FROM unembedded_memories WHERE workspace_id = $1 AND id = $2 RETURNING id', [
      workspaceId,
      id,
    ]);
    return rows.length > 0;
  }
}
