import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { notExpired } from '../../database/expiry.js';
import type { JudgedMemory } from './finding.js';
import type { OptimizationRun } from './run.repository.js';

/** A memory, as a run reads it. */
export interface ScannedMemory extends JudgedMemory {
  /** False if it is archived, or its life time is over. */
  readonly isLive: boolean;
  readonly scope: Buffer;
  /** True if it has an external id: its owner looks it up by that, and expects to find it as it is. */
  readonly isOwned: boolean;
  /** True if it is to be compared with the others of its scope: its text is new, and its life ends neither sooner nor later. */
  readonly isNew: boolean;
  /** The older memories that it may supersede, in doubt. */
  readonly doubts: readonly { readonly id: number; readonly hash: string }[];
}

/** Reads the memories of a workspace from the first to the last. */
@Injectable()
export class ScanRepository {
  constructor(private readonly database: Database) {}

  /** Returns the next `limit` memories after the memory `after`. */
  async read({ workspaceId, comparedUntil }: OptimizationRun, after: number, limit: number): Promise<readonly ScannedMemory[]> {
    return this.database.query<ScannedMemory>('scan_memories', SCAN, [workspaceId, after, limit, comparedUntil]);
  }
}

const SCAN = `
SELECT m.id, m.archived_at IS NULL AND ${notExpired('m')} AS "isLive", m.scope, m.text_hash AS "textHash",
  m.text_length AS "textLength", m.importance, m.valid_until AS "validUntil",
  m.updated_at AS "updatedAt", a.last_accessed_at AS "lastAccessedAt",
  m.external_key IS NOT NULL AS "isOwned",
  m.external_key IS NULL AND m.expires_at IS NULL AND m.text_written_at > COALESCE($4::timestamptz, '-infinity') AS "isNew",
  (SELECT COALESCE(json_agg(json_build_object('id', o.id, 'hash', encode(o.text_hash, 'hex')) ORDER BY o.id), '[]')
   FROM memory_links l JOIN memories o ON o.workspace_id = $1 AND o.id = l.older_id
   WHERE l.workspace_id = $1 AND l.newer_id = m.id AND l.confidence < 1 AND o.archived_at IS NULL AND ${notExpired('o')}
     AND o.updated_at <= m.updated_at) AS doubts
FROM (SELECT * FROM memories WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3) m
LEFT JOIN LATERAL (SELECT last_accessed_at FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) a ON true
ORDER BY m.id`;
