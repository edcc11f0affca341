import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds webhooks and their deliveries. An outbox event is written with every change of a memory from now on, so its row refers to
 * no workspace any more: each insert would lock the row of the workspace.
 */
export class Webhooks1763802600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WEBHOOKS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// webhooks: event_types is null for all. secret and previous_secret are encrypted where the service has a key. due_at is the time
// from which the next delivery may begin: the end of a lease, or of the delay before the next attempt.
// webhook_deliveries: one row for each event and webhook that wants it, delivered in the order of id. Almost all rows are
// finished, so those that wait have an index of their own. event_id refers to an outbox event, which may be swept before.
const WEBHOOKS = `
ALTER TABLE outbox_events DROP CONSTRAINT IF EXISTS events_workspace_id_fkey;
CREATE INDEX outbox_events_created ON outbox_events (created_at);

CREATE TABLE webhooks (
  workspace_id integer NOT NULL,
  id integer GENERATED ALWAYS AS IDENTITY,
  url text NOT NULL,
  event_types text[],
  description text,
  include_text boolean NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  secret text NOT NULL,
  previous_secret text,
  previous_secret_until timestamptz,
  lease uuid,
  due_at timestamptz NOT NULL DEFAULT now(),
  failing_since timestamptz,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX webhooks_id ON webhooks (id);
CREATE INDEX webhooks_due ON webhooks (due_at) WHERE enabled;

CREATE TABLE webhook_deliveries (
  workspace_id integer NOT NULL,
  webhook_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  event_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts smallint NOT NULL DEFAULT 0,
  status_code smallint,
  error text,
  attempted_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, webhook_id, id)
) WITH (fillfactor = 85);
CREATE INDEX webhook_deliveries_id ON webhook_deliveries (id);
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (workspace_id, webhook_id, id) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_created ON webhook_deliveries (created_at);
`;
