import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { DecryptionError } from '../../../database/encryption/keyring.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { Instant } from './imported-memory.js';

/**
 * The properties by which an import recognizes duplicates: the exact form and, for archived memories, the creation
 * time as well.
 */
export interface DuplicateCriteria {
  /** The id in the line; undefined if it has none. */
  readonly id: number | bigint | undefined;
  readonly textHash: Buffer;
  readonly archivedAt: Instant | null;
  readonly createdAt: Instant;
}

/** Returns a key that is equal for duplicates. */
export const duplicateKey = ({ textHash, archivedAt, createdAt }: DuplicateCriteria): string =>
  `${textHash.toString('hex')}${archivedAt === null ? '' : createdAt}`;

/** Finds the duplicates of imported memories in a workspace. */
@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly database: Database,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Returns the ids of the duplicates in the workspace, by `duplicateKey`. */
  async find(workspaceId: number, memories: readonly DuplicateCriteria[]): Promise<Map<string, number>> {
    const plainHashes = new Map<string, string>();
    const hashes = (archived: boolean) =>
      memories
        .filter(({ archivedAt }) => (archivedAt !== null) === archived)
        .flatMap(({ textHash }) => {
          const stored = this.encryption.hashesOf(workspaceId, textHash);
          for (const hash of stored) plainHashes.set(hash.toString('hex'), textHash.toString('hex'));
          return stored;
        });
    const rows = await this.database.query<{ id: number; hash: string; time: string }>(
      'find_duplicates',
      `SELECT id, encode(text_hash, 'hex') AS hash, '' AS time FROM memories
       WHERE workspace_id = $1 AND text_hash = ANY($2::bytea[]) AND archived_at IS NULL
       UNION ALL
       SELECT id, encode(text_hash, 'hex'), to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM memories
       WHERE workspace_id = $1 AND text_hash = ANY($3::bytea[]) AND archived_at IS NOT NULL`,
      [workspaceId, hashes(false), hashes(true)],
    );
    const duplicates = new Map(rows.map(({ id, hash, time }) => [plainHashes.get(hash) + time, id]));
    const others = memories.filter((memory) => memory.archivedAt === null && !duplicates.has(duplicateKey(memory)));
    for (const { id, memory } of await this.findByIds(workspaceId, others)) duplicates.set(duplicateKey(memory), id);
    return duplicates;
  }

  /**
   * Finds live duplicates by the ids in the lines: standalone memories with the same exact form are not found by
   * their hash.
   */
  private async findByIds(workspaceId: number, memories: readonly DuplicateCriteria[]) {
    const byId = new Map(memories.flatMap((memory) => (typeof memory.id === 'number' ? [[memory.id, memory]] : [])));
    if (!byId.size) return [];
    const rows = await this.database.query<{ id: number; text: string }>(
      'find_duplicates_by_ids',
      'SELECT id, text FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL',
      [workspaceId, [...byId.keys()]],
    );
    return rows.flatMap(({ id, text }) => {
      const memory = byId.get(id)!;
      return this.exactHashOf(workspaceId, id, text)?.equals(memory.textHash) ? [{ id, memory }] : [];
    });
  }

  /** Returns the hash of an encrypted text; undefined if no key decrypts it, because an import must not fail for that. */
  private exactHashOf(workspaceId: number, id: number, text: string): Buffer | undefined {
    try {
      return exactHash(this.encryption.decryptText(workspaceId, id, text));
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      return undefined;
    }
  }
}
