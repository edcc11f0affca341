import { Injectable } from '@nestjs/common';
import { AZEN_KEY_LIMIT, type Limits } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import type { ApiKeyKind, KeyOperation } from '../../database/entities/api-key.entity.js';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** A key with its workspace, its limits and the state that the guards check. */
export interface Credential {
  readonly apiKeyId: number;
  readonly workspaceId: number;
  /** The API that the key gives access to. */
  readonly kind: ApiKeyKind;
  readonly keyHash: Buffer;
  readonly enabled: boolean;
  /** The operations that the key may be used for. */
  readonly operations: readonly KeyOperation[];
  /** See `Principal.boundUserId`. */
  readonly boundUserId: string | null;
  /**
   * The reading of `performance.now()` after which the key is expired; null: never. Counted from the answer of the database, so
   * that it goes by the database's clock in every process.
   */
  readonly expiresAfterMs: number | null;
  readonly workspaceStatus: WorkspaceStatus;
  readonly workspaceDeleted: boolean;
  readonly accountSuspended: boolean;
  readonly limits: Limits;
  readonly timeZone: string;
  readonly scopeKeys: readonly string[];
  /** See `Principal.browsing`. */
  readonly browsing?: boolean;
  /** The operations of the key that its user has not granted to a client; undefined where the key itself was presented. */
  readonly withheld?: readonly KeyOperation[];
}

interface Row extends Omit<Credential, 'limits' | 'expiresAfterMs'> {
  expiresInMs: number | null;
  keyRpm: number;
  keyBurst: number;
  rpm: number;
  burst: number;
  memoryWrites: number | null;
  memoryRetrieves: number | null;
  cycleAnchor: Date;
}

/** Stands for the key where the operator acts without one, as where a worker of the service does. */
const OPERATOR_KEY_ID = 0;

const keyLimit = (limit: 'rpm_limit' | 'burst_limit', azen: number) =>
  `COALESCE(k.${limit}, CASE k.kind WHEN 'azen' THEN ${azen} ELSE l.${limit} END)`;

@Injectable()
export class CredentialRepository {
  constructor(private readonly database: Database) {}

  /** @param keyHash SHA-256 of the key */
  async findByHash(keyHash: Buffer): Promise<Credential | undefined> {
    // A key that expires while the answer is on its way is expired.
    const askedMs = performance.now();
    const [row] = await this.database.query<Row>(
      'find_credential',
      `${EVERY_WORKSPACE}SELECT k.id AS "apiKeyId", k.workspace_id AS "workspaceId", k.kind, k.key_hash AS "keyHash", k.enabled,
              k.operations, k.user_id AS "boundUserId",
              (extract(epoch FROM k.expires_at - clock_timestamp()) * 1000)::float8 AS "expiresInMs",
              w.status AS "workspaceStatus", w.deleted_at IS NOT NULL AS "workspaceDeleted", w.time_zone AS "timeZone",
              w.scope_keys AS "scopeKeys",
              a.suspended_at IS NOT NULL AS "accountSuspended",
              ${keyLimit('rpm_limit', AZEN_KEY_LIMIT.perMinute)} AS "keyRpm",
              ${keyLimit('burst_limit', AZEN_KEY_LIMIT.burst)} AS "keyBurst",
              l.rpm_limit AS rpm, l.burst_limit AS burst, l.memory_write_limit AS "memoryWrites",
              l.memory_retrieve_limit AS "memoryRetrieves", l.cycle_anchor AS "cycleAnchor"
       FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
       JOIN workspace_limits l ON l.workspace_id = w.id
       WHERE k.key_hash = $1`,
      [keyHash],
    );
    return row && toCredential(row, askedMs);
  }

  /** Returns a credential of no key, for the operator who has a workspace open in the dashboard. */
  async findForOperator(workspaceId: number): Promise<Credential | undefined> {
    const [row] = await this.database.query<Row>(
      'find_operator_credential',
      `SELECT ${OPERATOR_KEY_ID} AS "apiKeyId", w.id AS "workspaceId", 'workspace' AS kind, ''::bytea AS "keyHash",
              true AS enabled, ARRAY['read', 'write'] AS operations, NULL AS "boundUserId", NULL AS "expiresInMs",
              w.status AS "workspaceStatus", w.deleted_at IS NOT NULL AS "workspaceDeleted", w.time_zone AS "timeZone",
              w.scope_keys AS "scopeKeys", a.suspended_at IS NOT NULL AS "accountSuspended",
              l.rpm_limit AS "keyRpm", l.burst_limit AS "keyBurst", l.rpm_limit AS rpm, l.burst_limit AS burst,
              l.memory_write_limit AS "memoryWrites", l.memory_retrieve_limit AS "memoryRetrieves",
              l.cycle_anchor AS "cycleAnchor"
       FROM workspaces w JOIN accounts a ON a.id = w.account_id JOIN workspace_limits l ON l.workspace_id = w.id
       WHERE w.id = $1`,
      [workspaceId],
    );
    return row && toCredential(row, 0);
  }
}

function toCredential(row: Row, askedMs: number): Credential {
  const { keyRpm, keyBurst, rpm, burst, memoryWrites, memoryRetrieves, cycleAnchor, expiresInMs, ...credential } = row;
  const limits = {
    key: { perMinute: keyRpm, burst: keyBurst },
    workspace: { perMinute: rpm, burst },
    quotas: { memoryWrites, memoryRetrieves, cycleAnchor },
  };
  return { ...credential, limits, expiresAfterMs: expiresInMs === null ? null : askedMs + expiresInMs };
}
