import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';

/** The bringing of all texts under one key. */
export interface Rotation {
  readonly id: number;
  /** Null: back to plain texts. */
  readonly toKeyId: string | null;
  /** Memories with what they were, turns that wait, and what Idempotency-Keys remember. */
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** That could not be read, and stay as they are. */
  readonly rowsFailed: number;
  readonly rowsPerSecond: number | null;
  /** Why it does not go on at the moment. */
  readonly problem: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const LEASE = `interval '5 seconds'`;

const ROTATION = `SELECT id, to_key_id AS "toKeyId", rows_total AS "rowsTotal", LEAST(rows_done, rows_total) AS "rowsDone",
  rows_failed AS "rowsFailed", rows_per_second AS "rowsPerSecond", problem, started_at AS "startedAt", finished_at AS "finishedAt"
  FROM key_rotations`;

/** The rotations, who works on one, and the keys in use. */
@Injectable()
export class KeyRotationRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  /** The one that is under way, or else the last one. */
  async latest(): Promise<Rotation | undefined> {
    const [rotation] = await this.database.query<Rotation>('latest_rotation', `${ROTATION} ORDER BY id DESC LIMIT 1`, []);
    return rotation;
  }

  /** Begins a rotation; one that is under way to another key changes its goal. */
  async begin(toKeyId: string | null, rowsTotal: number): Promise<void> {
    await this.database.query(
      'begin_rotation',
      `INSERT INTO key_rotations AS known (to_key_id, rows_total) VALUES ($1, $2)
       ON CONFLICT ((true)) WHERE finished_at IS NULL
       DO UPDATE SET to_key_id = EXCLUDED.to_key_id, rows_total = EXCLUDED.rows_total, rows_done = 0, rows_failed = 0, problem = NULL, started_at = now()
       WHERE known.to_key_id IS DISTINCT FROM EXCLUDED.to_key_id`,
      [toKeyId, rowsTotal],
    );
  }

  /** Takes or keeps the rotation to `toKeyId` for `holder`, for some seconds. @returns undefined if there is none, or another process has it */
  async claim(holder: string, toKeyId: string | null): Promise<Rotation | undefined> {
    const [held] = await this.database.query<{ id: number }>(
      'hold_rotation',
      `UPDATE key_rotations SET holder = $1, held_until = now() + ${LEASE}
       WHERE finished_at IS NULL AND to_key_id IS NOT DISTINCT FROM $2 AND (holder = $1 OR held_until IS NULL OR held_until < now())
       RETURNING id`,
      [holder, toKeyId],
    );
    if (!held) return undefined;
    const [rotation] = await this.database.query<Rotation>('rotation', `${ROTATION} WHERE id = $1`, [held.id]);
    return rotation;
  }

  async release(holder: string): Promise<void> {
    await this.database.query('release_rotation', 'UPDATE key_rotations SET held_until = NULL, holder = NULL WHERE holder = $1', [
      holder,
    ]);
  }

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

  /** Ends a rotation after a pass that found nothing more to do. Where all could be read, no earlier key is needed from then on. */
  finish({ id, toKeyId }: Rotation, rowsFailed: number): Promise<void> {
    return this.transactions.run(async (tx) => {
      const finished = await tx.query(
        null,
        `UPDATE key_rotations SET finished_at = now(), rows_done = rows_total - LEAST($2, rows_total), rows_failed = $2, problem = NULL,
           holder = NULL, held_until = NULL WHERE id = $1 AND to_key_id IS NOT DISTINCT FROM $3 RETURNING id`,
        [id, rowsFailed, toKeyId],
      );
      if (!finished.length || rowsFailed) return;
      await tx.query(
        null,
        `DELETE FROM encryption_keys WHERE id IS DISTINCT FROM $2
           AND created_at < (SELECT started_at FROM key_rotations WHERE id = $1)`,
        [id, toKeyId],
      );
    });
  }
}
