import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { webhookContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { Endpoint, Webhook, WebhookSettings } from './webhook.types.js';

/** A webhook with what the next attempt needs. */
export interface WebhookEndpoint {
  readonly webhook: Webhook;
  readonly endpoint: Endpoint;
}

interface Secrets {
  readonly secret: string;
  readonly previousSecret: string | null;
}

/** Reads and writes webhooks. Secrets are encrypted where the service has a key; they must be readable, because they sign. */
@Injectable()
export class WebhookRepository {
  constructor(private readonly keyring: Keyring) {}

  /** True if there is a workspace with this id that is not deleted; locks it against deletion, and against other inserts. */
  async lockWorkspace(tx: Transaction, workspaceId: number): Promise<boolean> {
    const [row] = await tx.query(null, LOCK_WORKSPACE, [workspaceId]);
    return row !== undefined;
  }

  async count(tx: Transaction, workspaceId: number): Promise<number> {
    const [row] = await tx.query<{ count: number }>(null, COUNT, [workspaceId]);
    return row!.count;
  }

  async insert(tx: Transaction, workspaceId: number, settings: WebhookSettings, secret: string): Promise<Webhook> {
    const [next] = await tx.query<{ id: number }>(null, `SELECT nextval('webhooks_id_seq')::integer AS id`, []);
    const { id } = next!;
    const stored = this.keyring.encrypt(webhookContext(workspaceId, id), secret);
    const { url, eventTypes, description, includeText, enabled } = settings;
    const values = [workspaceId, id, url, eventTypes, description, includeText, enabled, stored];
    await tx.query(null, INSERT, values);
    return this.read(tx, workspaceId, id);
  }

  /** Returns up to `limit` webhooks of a workspace with ids greater than `after`. */
  list(db: Queries, workspaceId: number, after: number, limit: number): Promise<Webhook[]> {
    return db.query<Webhook>(null, LIST, [workspaceId, after, limit]);
  }

  async find(db: Queries, id: number): Promise<Webhook | undefined> {
    const [webhook] = await db.query<Webhook>(null, FIND, [id]);
    return webhook;
  }

  /** @throws DecryptionError */
  async findEndpoint(db: Queries, id: number): Promise<WebhookEndpoint | undefined> {
    const [row] = await db.query<Webhook & Secrets>(null, FIND_ENDPOINT, [id]);
    if (!row) return undefined;
    const { secret, previousSecret, ...webhook } = row;
    const { workspaceId, url, includeText } = webhook;
    const secrets = [secret, previousSecret].flatMap((stored) =>
      stored === null ? [] : this.keyring.decrypt(webhookContext(workspaceId, id), stored),
    );
    return { webhook, endpoint: { url, includeText, secrets } };
  }

  /** Finds a webhook, and locks it until the transaction ends. */
  async lock(tx: Transaction, id: number): Promise<Webhook | undefined> {
    const known = await this.find(tx, id);
    if (!known) return undefined;
    const [webhook] = await tx.query<Webhook>(null, LOCK, [known.workspaceId, id]);
    return webhook;
  }

  /** Writes settings. A webhook that is enabled, or gets another URL, is tried again at once. */
  async update(tx: Transaction, { workspaceId, id }: Webhook, settings: WebhookSettings): Promise<Webhook> {
    const { url, eventTypes, description, includeText, enabled } = settings;
    const values = [workspaceId, id, url, eventTypes, description, includeText, enabled];
    await tx.query(null, UPDATE, values);
    return this.read(tx, workspaceId, id);
  }

  /** Gives a webhook another secret; the present one becomes the previous one, which signs as well for some hours. */
  async rotateSecret(tx: Transaction, { workspaceId, id }: Webhook, secret: string, hours: number): Promise<Webhook> {
    const stored = this.keyring.encrypt(webhookContext(workspaceId, id), secret);
    await tx.query(null, ROTATE, [workspaceId, id, stored, hours]);
    return this.read(tx, workspaceId, id);
  }

  private async read(tx: Transaction, workspaceId: number, id: number): Promise<Webhook> {
    const [webhook] = await tx.query<Webhook>(null, READ, [workspaceId, id]);
    return webhook!;
  }

  /** Deletes a webhook; its deliveries stay. */
  async delete(tx: Transaction, { workspaceId, id }: Webhook): Promise<void> {
    await tx.query(null, 'DELETE FROM webhooks WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
  }
}

const WEBHOOK = `id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt"`;

const LOCK_WORKSPACE = 'SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE';
const COUNT = 'SELECT count(*) AS count FROM webhooks WHERE workspace_id = $1';

const INSERT = `
INSERT INTO webhooks (workspace_id, id, url, event_types, description, include_text, enabled, secret)
OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

const LIST = `SELECT ${WEBHOOK} FROM webhooks WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3`;
/** Operators name a webhook by its id alone. */
const FIND = `${EVERY_WORKSPACE}SELECT ${WEBHOOK} FROM webhooks WHERE id = $1`;
const READ = `SELECT ${WEBHOOK} FROM webhooks WHERE workspace_id = $1 AND id = $2`;
const LOCK = `${READ} FOR UPDATE`;
const FIND_ENDPOINT = `${EVERY_WORKSPACE}
SELECT ${WEBHOOK}, secret,
  CASE WHEN previous_secret_until > now() THEN previous_secret END AS "previousSecret"
FROM webhooks WHERE id = $1`;

/** A lease stays: its holder goes on, with the settings that its next delivery finds. */
const UPDATE = `
WITH changed AS (SELECT url <> $3 OR enabled <> $7 AS anew, now() AS at FROM webhooks WHERE workspace_id = $1 AND id = $2)
UPDATE webhooks w SET url = $3, event_types = $4::text[], description = $5, include_text = $6, enabled = $7,
  failing_since = CASE WHEN NOT anew THEN failing_since END, disabled_at = CASE WHEN NOT anew THEN disabled_at END,
  due_at = CASE WHEN anew AND lease IS NULL THEN at ELSE due_at END
FROM changed WHERE w.workspace_id = $1 AND w.id = $2`;

const ROTATE = `
UPDATE webhooks SET secret = $3, previous_secret = secret, previous_secret_until = now() + $4::integer * interval '1 hour'
WHERE workspace_id = $1 AND id = $2`;
