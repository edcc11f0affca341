import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { SessionKind } from './session.js';

/** A browser that is signed in. */
export interface SessionRecord {
  readonly kind: SessionKind;
  /** SHA-256 of the admin token or the key. */
  readonly secretHash: Buffer;
  readonly expiresAt: Date;
}

@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** @param idHash SHA-256 of the session's id */
  async insert(idHash: Buffer, { kind, secretHash, expiresAt }: SessionRecord): Promise<void> {
    await this.database.query(
      'insert_session',
      'INSERT INTO dashboard_sessions (id_hash, kind, secret_hash, expires_at) VALUES ($1, $2, $3, $4)',
      [idHash, kind, secretHash, expiresAt],
    );
  }

  /** @returns undefined if there is no such session, or it has ended by the clock of the database */
  async find(idHash: Buffer): Promise<SessionRecord | undefined> {
    const [row] = await this.database.query<SessionRecord>(
      'find_session',
      `SELECT kind, secret_hash AS "secretHash", expires_at AS "expiresAt"
       FROM dashboard_sessions WHERE id_hash = $1 AND expires_at > now()`,
      [idHash],
    );
    return row;
  }

  async delete(idHash: Buffer): Promise<void> {
    await this.database.query('delete_session', 'DELETE FROM dashboard_sessions WHERE id_hash = $1', [idHash]);
  }

  /** Deletes sessions that have ended. @returns how many */
  async sweep(batch: number): Promise<number> {
    const rows = await this.database.query(
      'sweep_sessions',
      `WITH old AS (
         SELECT id_hash FROM dashboard_sessions WHERE expires_at <= now() ORDER BY expires_at LIMIT $1
         FOR UPDATE SKIP LOCKED)
       DELETE FROM dashboard_sessions s USING old WHERE s.id_hash = old.id_hash RETURNING 1`,
      [batch],
    );
    return rows.length;
  }
}
