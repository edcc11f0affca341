import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Unreadable } from '../../../database/encryption/keyring.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import type { Instant } from './imported-memory.js';

/** What makes two memories the same to an import: for live ones their exact form, for archived ones their time as well. */
export interface Likeness {
  /** As the line has it. */
  readonly id: number | bigint | undefined;
  readonly textHash: Buffer;
  readonly archivedAt: Instant | null;
  readonly createdAt: Instant;
}

export const likenessKey = ({ textHash, archivedAt, createdAt }: Likeness): string =>
  `${textHash.toString('hex')}${archivedAt === null ? '' : createdAt}`;

/** Looks for the memories that a workspace has already. */
@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly database: Database,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Ids of the memories that are there already, by `likenessKey`. */
  async find(workspaceId: number, memories: readonly Likeness[]): Promise<Map<string, number>> {
    const plain = new Map<string, string>();
    const hashes = (archived: boolean) =>
      memories
        .filter(({ archivedAt }) => (archivedAt !== null) === archived)
        .flatMap(({ textHash }) => {
          const kept = this.encryption.hashesOf(workspaceId, textHash);
          for (const hash of kept) plain.set(hash.toString('hex'), textHash.toString('hex'));
          return kept;
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
    const duplicates = new Map(rows.map(({ id, hash, time }) => [plain.get(hash) + time, id]));
    const others = memories.filter((memory) => memory.archivedAt === null && !duplicates.has(likenessKey(memory)));
    for (const { id, likeness } of await this.findByIds(workspaceId, others)) duplicates.set(likenessKey(likeness), id);
    return duplicates;
  }

  /** Live memories that no hash finds, because they were kept apart from another one of the same form: by their ids. */
  private async findByIds(workspaceId: number, memories: readonly Likeness[]) {
    const byId = new Map(memories.flatMap((memory) => (typeof memory.id === 'number' ? [[memory.id, memory]] : [])));
    if (!byId.size) return [];
    const rows = await this.database.query<{ id: number; text: string }>(
      'find_duplicates_by_ids',
      'SELECT id, text FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL',
      [workspaceId, [...byId.keys()]],
    );
    return rows.flatMap(({ id, text }) => {
      const likeness = byId.get(id)!;
      return this.exactHashOf(workspaceId, id, text)?.equals(likeness.textHash) ? [{ id, likeness }] : [];
    });
  }

  /** undefined for a text that no key opens: whatever it says, what is imported is not to fail for it */
  private exactHashOf(workspaceId: number, id: number, text: string): Buffer | undefined {
    try {
      return exactHash(this.encryption.decryptText(workspaceId, id, text));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return undefined;
    }
  }
}
