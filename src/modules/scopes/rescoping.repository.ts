import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import { DecryptionError } from '../../database/encryption/keyring.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';
import { isDuplicateText } from '../memory/records/duplicate-text.js';
import { MemoryEncryption } from '../memory/records/memory-encryption.js';

/** A run that gives the memories of a workspace their scopes by its present scope keys. */
export interface Rescoping {
  readonly workspaceId: number;
  /** Time of the last change of the keys, as text: a Date has no microseconds. */
  readonly requestedAt: string;
}

/** The state of a run after a step. */
export type RescopingState = 'running' | 'waiting' | 'finished';

interface MemoryRow {
  readonly id: number;
  readonly metaJson: string;
  readonly scope: Buffer;
}

const LEASE = `interval '5 seconds'`;
/**
 * Time after a change of the keys in which other processes may still store memories by the old ones: a pass that finds nothing
 * to do is the last one only if it began later. Credentials are remembered for 3 seconds, and a store takes less than the rest.
 */
const SETTLED = `interval '15 seconds'`;
/** Memories that a step reads, and those that it writes: a write enters a vector in its index, which takes milliseconds. */
const READ_AT_ONCE = 500;
const WRITTEN_AT_ONCE = 16;

/** Reads and writes the runs, and the scopes of memories. */
@Injectable()
export class RescopingRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Claims a run that no process works on. */
  async claim(holder: string): Promise<Rescoping | undefined> {
    const [run] = await this.database.query<Rescoping>('claim_rescoping', CLAIM, [holder]);
    return run;
  }

  /** @returns false if another process has the lease by now, or the keys changed again */
  async renew({ workspaceId, requestedAt }: Rescoping, holder: string): Promise<boolean> {
    const renewed = await this.database.query('renew_rescoping', RENEW, [workspaceId, requestedAt, holder]);
    return renewed.length > 0;
  }

  async release(holder: string): Promise<void> {
    await this.database.query('release_rescoping', RELEASE, [holder]);
  }

  async recordError({ workspaceId }: Rescoping, problem: string): Promise<void> {
    await this.database.query('note_rescoping_problem', 'UPDATE rescopings SET problem = $2 WHERE workspace_id = $1', [
      workspaceId,
      problem,
    ]);
  }

  /**
   * Gives the next memories their scopes. If a scope has a memory of the same exact form already, the memory keeps its text and
   * is found by its vector alone: nothing is lost.
   */
  async next(run: Rescoping): Promise<RescopingState> {
    try {
      return await this.step(run, WRITTEN_AT_ONCE, false);
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
    }
    try {
      return await this.step(run, 1, false);
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
      return this.step(run, 1, true);
    }
  }

  private step(run: Rescoping, limit: number, isDuplicate: boolean): Promise<RescopingState> {
    const { workspaceId, requestedAt } = run;
    return this.transactions.run(async (tx) => {
      const [progress] = await tx.query<Progress>(null, LOCK, [workspaceId, requestedAt]);
      // The keys changed again: the run has started anew.
      if (!progress) return 'finished';
      const { afterId, changed, scopeKeys } = progress;
      const rows = await tx.query<MemoryRow>(null, READ, [workspaceId, afterId, READ_AT_ONCE]);
      if (rows.length === 0) return changed > 0 || !progress.settled ? this.nextPass(tx, run, changed) : this.finish(tx, run);
      const changes: { id: number; scope: string }[] = [];
      let last = afterId;
      for (const row of rows) {
        if (changes.length === limit) break;
        const scope = this.scopeOf(workspaceId, scopeKeys, row);
        if (scope) changes.push({ id: row.id, scope: scope.toString('hex') });
        last = row.id;
      }
      if (changes.length) await tx.query(null, WRITE, [workspaceId, JSON.stringify(changes), isDuplicate]);
      await tx.query(null, PROCEED, [workspaceId, last, changes.length]);
      return 'running';
    });
  }

  /** Returns the scope of a memory if it is another one than the stored; undefined also if its meta cannot be decrypted. */
  private scopeOf(workspaceId: number, scopeKeys: readonly string[], { id, metaJson, scope }: MemoryRow): Buffer | undefined {
    try {
      const meta = this.encryption.decrypt(workspaceId, id, { metaJson }).metaJson;
      const scopes = this.encryption.scopesOf({ workspaceId, scopeKeys }, meta);
      return scopes.some((each) => each.equals(scope)) ? undefined : scopes[0];
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      return undefined;
    }
  }

  private async nextPass(tx: Transaction, { workspaceId }: Rescoping, changed: number): Promise<RescopingState> {
    await tx.query(null, NEXT_PASS, [workspaceId]);
    return changed > 0 ? 'running' : 'waiting';
  }

  /** Ends a run: versions and near-duplicates of memories of other scopes are none any more. */
  private async finish(tx: Transaction, { workspaceId }: Rescoping): Promise<RescopingState> {
    await tx.query(null, 'SET LOCAL statement_timeout = 0', []);
    await tx.query(null, FORGET_VERSIONS, [workspaceId]);
    await tx.query(null, FORGET_CLUSTERS, [workspaceId]);
    await tx.query(null, 'DELETE FROM rescopings WHERE workspace_id = $1', [workspaceId]);
    return 'finished';
  }
}

interface Progress {
  readonly afterId: number;
  readonly changed: number;
  /** True if the pass began when no process stored by the old keys any more. */
  readonly settled: boolean;
  readonly scopeKeys: readonly string[];
}

const CLAIM = `${EVERY_WORKSPACE}
UPDATE rescopings SET holder = $1, held_until = now() + ${LEASE}
WHERE workspace_id = (SELECT workspace_id FROM rescopings
                      WHERE (held_until IS NULL OR held_until < now() OR holder = $1) AND ${NOT_MOVING}
                      ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING workspace_id AS "workspaceId", requested_at::text AS "requestedAt"`;

const RENEW = `
UPDATE rescopings SET held_until = now() + ${LEASE}
WHERE workspace_id = $1 AND requested_at = $2::timestamptz AND holder = $3 RETURNING workspace_id`;

const RELEASE = `${EVERY_WORKSPACE}UPDATE rescopings SET holder = NULL, held_until = NULL WHERE holder = $1`;

const LOCK = `
SELECT r.after_id AS "afterId", r.changed, r.pass_started_at > r.requested_at + ${SETTLED} AS settled, w.scope_keys AS "scopeKeys"
FROM rescopings r JOIN workspaces w ON w.id = r.workspace_id
WHERE r.workspace_id = $1 AND r.requested_at = $2::timestamptz FOR UPDATE OF r`;

const READ = `
SELECT id, meta::text AS "metaJson", scope FROM memories
WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3 FOR NO KEY UPDATE`;

const WRITE = `
UPDATE memories m SET scope = decode(c.scope, 'hex'),
  text_hash = CASE WHEN $3 THEN sha256(decode(m.id::text, 'escape') || m.text_hash) ELSE m.text_hash END,
  external_key = CASE WHEN $3 THEN sha256(decode(m.id::text, 'escape') || m.external_key) ELSE m.external_key END
FROM json_to_recordset($2::json) AS c (id bigint, scope text)
WHERE m.workspace_id = $1 AND m.id = c.id`;

const PROCEED = `
UPDATE rescopings SET after_id = $2, changed = changed + $3, pass_started_at = COALESCE(pass_started_at, now()), problem = NULL
WHERE workspace_id = $1`;

const NEXT_PASS = 'UPDATE rescopings SET after_id = 0, changed = 0, pass_started_at = now() WHERE workspace_id = $1';

const FORGET_VERSIONS = `
UPDATE memories m SET follows = NULL FROM memories older
WHERE m.workspace_id = $1 AND m.follows IS NOT NULL AND older.workspace_id = $1 AND older.id = m.follows
  AND older.scope <> m.scope`;

const FORGET_CLUSTERS = `
UPDATE memories m SET near_duplicate_of = NULL FROM memories oldest
WHERE m.workspace_id = $1 AND m.near_duplicate_of IS NOT NULL AND oldest.workspace_id = $1
  AND oldest.id = m.near_duplicate_of AND oldest.scope <> m.scope`;
