import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { DecryptionError } from '../../../database/encryption/keyring.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { exactHash } from '../../../text/dedup/exact-form.js';
import { MemoryEncryption, type ScopeOwner } from '../records/memory-encryption.js';
import { scopeOf } from '../records/scope.js';
import type { Instant } from './imported-memory.js';

/**
 * The properties by which an import recognizes duplicates: scope, exact form and, for archived memories, the creation
 * time as well.
 */
export interface DuplicateCriteria {
  /** The id in the line; undefined if it has none. */
  readonly id: number | bigint | undefined;
  readonly textHash: Buffer;
  /** Tells the scope. JSON text. */
  readonly metaJson: string;
  /** The id that the caller gave it: a live memory with it is the same one, whatever it says. */
  readonly externalId: string | undefined;
  readonly archivedAt: Instant | null;
  readonly createdAt: Instant;
}

/** A memory that an imported one is a duplicate of. */
export interface Duplicate {
  readonly id: number;
  /** Its text and meta if it is known by its external id, and may say something else; undefined if no key decrypts them. */
  readonly known?: { readonly text: string; readonly metaJson: string; readonly updatedAt: Date } | undefined;
}

/** Returns a key that is equal for duplicates. */
export const duplicateKey = ({ scopeKeys }: ScopeOwner, memory: DuplicateCriteria): string =>
  memory.archivedAt === null && memory.externalId !== undefined
    ? externalKeyOf(scopeOf(memory.metaJson, scopeKeys), memory.externalId)
    : keyOf(
        scopeOf(memory.metaJson, scopeKeys),
        memory.textHash.toString('hex'),
        memory.archivedAt === null ? '' : memory.createdAt,
      );

const keyOf = (scope: string, hash: string, time: string): string => `${hash}${time} ${scope}`;

const externalKeyOf = (scope: string, externalId: string): string => `external ${JSON.stringify(externalId)} ${scope}`;

interface ExternalRow {
  id: number;
  key: string;
  scope: string;
  text: string;
  metaJson: string;
  updatedAt: Date;
}

/** Finds the duplicates of imported memories in a workspace. */
@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly database: Database,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Returns the duplicates in the workspace, by `duplicateKey`. */
  async find(owner: ScopeOwner, memories: readonly DuplicateCriteria[]): Promise<Map<string, Duplicate>> {
    const { workspaceId } = owner;
    const plainHashes = new Map<string, string>();
    const hashes = (archived: boolean) =>
      memories
        .filter(({ archivedAt }) => (archivedAt !== null) === archived)
        .flatMap(({ textHash }) => {
          const stored = this.encryption.hashesOf(workspaceId, textHash);
          for (const hash of stored) plainHashes.set(hash.toString('hex'), textHash.toString('hex'));
          return stored;
        });
    const scopes = this.scopesOf(owner, memories);
    const rows = await this.database.query<{ id: number; hash: string; scope: string; time: string }>(
      'find_duplicates',
      `SELECT id, encode(text_hash, 'hex') AS hash, encode(scope, 'hex') AS scope, '' AS time FROM memories
       WHERE workspace_id = $1 AND scope = ANY($4::bytea[]) AND text_hash = ANY($2::bytea[]) AND archived_at IS NULL
         AND ${NOT_EXPIRED}
       UNION ALL
       SELECT id, encode(text_hash, 'hex'), encode(scope, 'hex'),
         to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM memories
       WHERE workspace_id = $1 AND text_hash = ANY($3::bytea[]) AND archived_at IS NOT NULL AND ${NOT_EXPIRED}`,
      [workspaceId, hashes(false), hashes(true), [...scopes.keys()].map((scope) => Buffer.from(scope, 'hex'))],
    );
    const duplicates = new Map<string, Duplicate>();
    for (const { id, hash, scope, time } of rows) {
      const named = scopes.get(scope);
      if (named !== undefined) duplicates.set(keyOf(named, plainHashes.get(hash) as string, time), { id });
    }
    await this.findExternal(owner, memories, scopes, duplicates);
    const others = memories.filter((memory) => memory.archivedAt === null && !duplicates.has(duplicateKey(owner, memory)));
    for (const { id, memory } of await this.findByIds(owner, others)) duplicates.set(duplicateKey(owner, memory), { id });
    return duplicates;
  }

  /** Adds the live memories with the external ids of the lines. */
  private async findExternal(
    { workspaceId }: ScopeOwner,
    memories: readonly DuplicateCriteria[],
    scopes: ReadonlyMap<string, string>,
    duplicates: Map<string, Duplicate>,
  ): Promise<void> {
    const externalIds = new Map(
      memories.flatMap(({ externalId }) =>
        externalId === undefined
          ? []
          : this.encryption
              .externalKeysOf(workspaceId, externalId)
              .map((key): [string, string] => [key.toString('hex'), externalId]),
      ),
    );
    if (!externalIds.size) return;
    const rows = await this.database.query<ExternalRow>(
      'find_external_duplicates',
      `SELECT id, encode(external_key, 'hex') AS key, encode(scope, 'hex') AS scope, text, meta::text AS "metaJson",
         updated_at AS "updatedAt" FROM memories
       WHERE workspace_id = $1 AND external_key = ANY($2::bytea[]) AND archived_at IS NULL AND ${NOT_EXPIRED}`,
      [workspaceId, [...externalIds.keys()].map((key) => Buffer.from(key, 'hex'))],
    );
    for (const { id, key, scope, ...stored } of rows) {
      const named = scopes.get(scope);
      if (named === undefined) continue;
      const known = this.decrypted(() => this.encryption.decrypt(workspaceId, id, stored));
      duplicates.set(externalKeyOf(named, externalIds.get(key) as string), { id, known });
    }
  }

  /** Returns the scopes of memories, by the forms in which they may be stored (in hexadecimal). */
  private scopesOf(owner: ScopeOwner, memories: readonly DuplicateCriteria[]): Map<string, string> {
    const metas = new Set(memories.map(({ metaJson }) => metaJson));
    return new Map(
      [...metas].flatMap((metaJson) =>
        this.encryption
          .scopesOf(owner, metaJson)
          .map((stored): [string, string] => [stored.toString('hex'), scopeOf(metaJson, owner.scopeKeys)]),
      ),
    );
  }

  /**
   * Finds live duplicates by the ids in the lines: standalone memories with the same exact form are not found by
   * their hash.
   */
  private async findByIds(owner: ScopeOwner, memories: readonly DuplicateCriteria[]) {
    const { workspaceId } = owner;
    const byId = new Map(memories.flatMap((memory) => (typeof memory.id === 'number' ? [[memory.id, memory]] : [])));
    if (!byId.size) return [];
    const rows = await this.database.query<{ id: number; text: string; scope: Buffer }>(
      'find_duplicates_by_ids',
      `SELECT id, text, scope FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL
         AND ${NOT_EXPIRED}`,
      [workspaceId, [...byId.keys()]],
    );
    return rows.flatMap(({ id, text, scope }) => {
      const memory = byId.get(id)!;
      if (!this.encryption.scopesOf(owner, memory.metaJson).some((stored) => stored.equals(scope))) return [];
      const hash = this.decrypted(() => exactHash(this.encryption.decryptText(workspaceId, id, text)));
      return hash?.equals(memory.textHash) ? [{ id, memory }] : [];
    });
  }

  /** Returns what is read; undefined if no key decrypts it, because an import must not fail for that. */
  private decrypted<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      return undefined;
    }
  }
}
