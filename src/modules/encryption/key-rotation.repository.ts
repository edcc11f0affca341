import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';

/** A run that re-encrypts all texts under one key. */
export interface Rotation {
  readonly id: number;
  /** Id of the key; null to store all texts plain. */
  readonly toKeyId: string | null;
  /** Number of memories (each with its revisions), waiting turns, and idempotency records. */
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** Number of rows that cannot be decrypted, and are not changed. */
  readonly rowsFailed: number;
  readonly rowsPerSecond: number | null;
  /** The last error, until the run proceeds. */
  readonly problem: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const LEASE = `interval '5 seconds'`;

const ROTATION = `SELECT id, to_key_id AS "toKeyId", rows_total AS "rowsTotal", LEAST(rows_done, rows_total) AS "rowsDone",
  rows_failed AS "rowsFailed", rows_per_second AS "rowsPerSecond", problem,
  started_at AS "startedAt", finished_at AS "finishedAt"
  FROM key_rotations`;

/** Reads and writes key rotations and their leases, and deletes keys that are no longer needed. */
@Injectable()
export class KeyRotationRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Finds the rotation under way, or else the last one. */
  async latest(): Promise<Rotation | undefined> {
    const [rotation] = await this.database.query<Rotation>('latest_rotation', `${ROTATION} ORDER BY id DESC LIMIT 1`, []);
    return rotation;
  }

  /** True if everything in the database is encrypted: a rotation has seen to it, and no process has written plain texts since. */
  async isSealed(): Promise<boolean> {
    const [row] = await this.database.query<{ sealed: boolean }>(
      'is_sealed',
      'SELECT sealed_by IS NOT NULL AS sealed FROM installation',
      [],
    );
    return row?.sealed ?? false;
  }

  /** Begins a rotation. If one to another key is under way, it gets the new goal and starts again. */
  async begin(toKeyId: string | null, rowsTotal: number): Promise<void> {
    await this.database.query(
      'begin_rotation',
      `INSERT INTO key_rotations AS known (to_key_id, rows_total) VALUES ($1, $2)
       ON CONFLICT ((true)) WHERE finished_at IS NULL
       DO UPDATE SET to_key_id = EXCLUDED.to_key_id, rows_total = EXCLUDED.rows_total, rows_done = 0, rows_failed = 0,
         problem = NULL, started_at = now()
       WHERE known.to_key_id IS DISTINCT FROM EXCLUDED.to_key_id`,
      [toKeyId, rowsTotal],
    );
  }

  /**
   * Claims the rotation to `toKeyId` for `holder`, or renews its lease of five seconds.
   * @returns undefined if there is no such rotation, or another process has the lease
   */
  async claim(holder: string, toKeyId: string | null): Promise<Rotation | undefined> {
    const [claimed] = await this.database.query<{ id: number }>(
      'hold_rotation',
      `UPDATE key_rotations SET holder = $1, held_until = now() + ${LEASE}
       WHERE finished_at IS NULL AND to_key_id IS NOT DISTINCT FROM $2
         AND (holder = $1 OR held_until IS NULL OR held_until < now())
       RETURNING id`,
      [holder, toKeyId],
    );
    if (!claimed) return undefined;
    const [rotation] = await this.database.query<Rotation>('rotation', `${ROTATION} WHERE id = $1`, [claimed.id]);
    return rotation;
  }

  async release(holder: string): Promise<void> {
    await this.database.query('release_rotation', 'UPDATE key_rotations SET held_until = NULL, holder = NULL WHERE holder = $1', [
      holder,
    ]);
  }

  /** Adds re-encrypted rows to the progress. */
  async count({ id }: Rotation, done: number, perSecond: number): Promise<void> {
    await this.database.query(
      'count_rotated',
      'UPDATE key_rotations SET rows_done = rows_done + $2, rows_per_second = $3, problem = NULL WHERE id = $1',
      [id, done, perSecond],
    );
  }

  async recordError({ id }: Rotation, problem: string): Promise<void> {
    await this.database.query('note_rotation_problem', 'UPDATE key_rotations SET problem = $2 WHERE id = $1', [id, problem]);
  }

  /**
   * Ends a rotation after a pass that found nothing to re-encrypt. If every row could be decrypted, earlier keys are no
   * longer needed, and are deleted from the list of keys, and the database is sealed.
   */
  finish({ id, toKeyId }: Rotation, rowsFailed: number): Promise<void> {
    return this.transactions.run(async (tx) => {
      const finished = await tx.query(
        null,
        `UPDATE key_rotations
         SET finished_at = now(), rows_done = rows_total - LEAST($2, rows_total), rows_failed = $2, problem = NULL,
           holder = NULL, held_until = NULL
         WHERE id = $1 AND to_key_id IS NOT DISTINCT FROM $3 RETURNING id`,
        [id, rowsFailed, toKeyId],
      );
      if (!finished.length || rowsFailed) return;
      await tx.query(
        null,
        `DELETE FROM encryption_keys WHERE id IS DISTINCT FROM $2
           AND created_at < (SELECT started_at FROM key_rotations WHERE id = $1)`,
        [id, toKeyId],
      );
      await tx.query(null, 'UPDATE installation SET sealed_by = $1', [toKeyId]);
    });
  }
}
