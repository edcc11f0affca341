import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { Client } from './authorization-request.js';
import type { Registration } from './registration.js';

/** The copy of the document of a client. */
export interface ClientCopy extends Client {
  readonly isFresh: boolean;
  /** True if it may stand in while the document cannot be read. */
  readonly isUsable: boolean;
}

const ID_BYTES = 16;
/** Clients that may wait for their first consent; the oldest make room. Anybody may register, so their number is bounded. */
const MAX_UNUSED = 5_000;
/** Rows that a registration deletes beyond that. */
const MAX_EVICTED = 10;
/** Days for which a client waits for its first consent, and for which one is kept that has no grant any more. */
const UNUSED_DAYS = 7;
const IDLE_DAYS = 60;
/** Days for which a copy of a document stands in that is not fresh any more: some sites refuse machines of clouds at times. */
const STALE_DAYS = 7;
/** Keeps characters from the database that it refuses. */
const ID_FORM = /^[\x21-\x7e]{1,2048}$/;

/** The clients that are known: they belong to no workspace, because they make themselves known before anybody names one. */
@Injectable()
export class ClientRepository {
  constructor(private readonly database: Database) {}

  /** Adds a client. The same registration gets the same client: some clients register each time that they connect. */
  async register(registration: Registration): Promise<Client> {
    const { name, redirectUris } = registration;
    const hash = createHash('sha256')
      .update(JSON.stringify([name, redirectUris]))
      .digest();
    const id = `mnx_client_${randomBytes(ID_BYTES).toString('base64url')}`;
    const [row] = await this.database.query<{ id: string }>('register_client', REGISTER, [id, hash, name, redirectUris]);
    await this.database.query('evict_clients', EVICT, [MAX_UNUSED, MAX_EVICTED]);
    return { ...registration, id: row!.id };
  }

  /** Keeps what the document of a client says, and for how long it is used without reading it again. */
  async saveDocument(client: Client, freshSeconds: number): Promise<void> {
    const { id, name, redirectUris } = client;
    // The row of a client that has registered is found by its metadata, that of a document by its address.
    const hash = createHash('sha256').update(id).digest();
    await this.database.query('save_client_document', SAVE_DOCUMENT, [id, hash, name, redirectUris, freshSeconds]);
    await this.database.query('evict_clients', EVICT, [MAX_UNUSED, MAX_EVICTED]);
  }

  /** Returns the copy of the document of a client with its age: fresh, stale, or too old to be used. */
  async findDocument(id: string): Promise<ClientCopy | undefined> {
    const [copy] = await this.database.query<ClientCopy>('find_client_document', FIND_DOCUMENT, [id, STALE_DAYS]);
    return copy;
  }

  async find(id: string): Promise<Client | undefined> {
    if (!ID_FORM.test(id)) return undefined;
    const [client] = await this.database.query<Client>('find_client', FIND, [id]);
    return client;
  }

  /** Records that somebody has granted something to a client. */
  async markUsed(id: string): Promise<void> {
    await this.database.query('mark_client_used', 'UPDATE oauth_clients SET used_at = now() WHERE id = $1', [id]);
  }

  /** Deletes up to `limit` clients that nobody has connected, or that nobody has connected any more. @returns their number */
  async sweep(limit: number): Promise<number> {
    return (await this.database.query('sweep_clients', SWEEP, [UNUSED_DAYS, IDLE_DAYS, limit])).length;
  }
}

const REGISTER = `
INSERT INTO oauth_clients (id, metadata_hash, name, redirect_uris, created_at) VALUES ($1, $2, $3, $4, now())
ON CONFLICT (metadata_hash) DO UPDATE SET created_at = EXCLUDED.created_at RETURNING id`;

const SAVE_DOCUMENT = `
INSERT INTO oauth_clients (id, metadata_hash, name, redirect_uris, created_at, fresh_until)
VALUES ($1, $2, $3, $4, now(), now() + $5::int * interval '1 second')
ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, redirect_uris = EXCLUDED.redirect_uris, created_at = EXCLUDED.created_at,
  fresh_until = EXCLUDED.fresh_until`;

const FIND_DOCUMENT = `
SELECT id, name, redirect_uris AS "redirectUris", fresh_until > now() AS "isFresh",
  fresh_until > now() - $2::int * interval '1 day' AS "isUsable"
FROM oauth_clients WHERE id = $1 AND fresh_until IS NOT NULL`;

const EVICT = `
DELETE FROM oauth_clients WHERE used_at IS NULL AND id IN (
  SELECT id FROM oauth_clients WHERE used_at IS NULL ORDER BY created_at DESC OFFSET $1 LIMIT $2)`;

const FIND = 'SELECT id, name, redirect_uris AS "redirectUris" FROM oauth_clients WHERE id = $1';

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM oauth_clients WHERE id IN (
  SELECT c.id FROM oauth_clients c
  WHERE (c.used_at IS NULL AND c.created_at < now() - $1::int * interval '1 day')
    OR (c.used_at < now() - $2::int * interval '1 day'
      AND NOT EXISTS (SELECT FROM oauth_grants g WHERE g.client_id = c.id))
  LIMIT $3)
RETURNING 1`;
