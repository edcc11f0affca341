import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Idempotency1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDEMPOTENCY);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// idempotency_keys: a key is running (owner and lease), answered (answer), or erased, if a memory that its answer showed
// has been deleted since.
// idempotency_parts: record the effects of a key, and their units of quota, until it has an answer. The type json keeps
// the text unchanged.
const IDEMPOTENCY = `
CREATE TABLE idempotency_keys (
  workspace_id integer NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  owner uuid,
  lease_until timestamptz,
  answer json,
  erased boolean NOT NULL DEFAULT false,
  memory_ids bigint[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key)
);
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
CREATE INDEX idempotency_keys_memory_ids ON idempotency_keys USING gin (memory_ids);

CREATE TABLE idempotency_parts (
  workspace_id integer NOT NULL,
  key text NOT NULL,
  part text NOT NULL,
  unit_cycle timestamptz,
  outcome json,
  PRIMARY KEY (workspace_id, key, part),
  FOREIGN KEY (workspace_id, key) REFERENCES idempotency_keys ON DELETE CASCADE
);
`;
