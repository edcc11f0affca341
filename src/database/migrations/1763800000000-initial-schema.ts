import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema. Migrations go forward only: a backup is restored to undo a release, and no data of newer code is dropped. */
export class InitialSchema1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTROL_TABLES);
    await runner.query(MEMORY_TABLES);
    for (let partition = 0; partition < MEMORY_PARTITIONS; partition++) {
      // Free space on each page lets access counters be updated in place (HOT), without a new entry in the vector index.
      await runner.query(
        `CREATE TABLE memories_${partition} PARTITION OF memories
         FOR VALUES WITH (MODULUS ${MEMORY_PARTITIONS}, REMAINDER ${partition}) WITH (fillfactor = 85)`,
      );
    }
    await runner.query(PLANS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const MEMORY_PARTITIONS = 16;

const CONTROL_TABLES = `
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE accounts (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  suspended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE plans (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  rpm_limit integer NOT NULL CHECK (rpm_limit > 0),
  burst_limit integer NOT NULL CHECK (burst_limit > 0),
  memory_write_limit integer CHECK (memory_write_limit >= 0),
  memory_retrieve_limit integer CHECK (memory_retrieve_limit >= 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE workspaces (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id integer NOT NULL REFERENCES accounts,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'pending_payment', 'suspended')),
  rpm_limit integer CHECK (rpm_limit > 0),
  burst_limit integer CHECK (burst_limit > 0),
  memory_write_limit integer CHECK (memory_write_limit >= 0),
  memory_retrieve_limit integer CHECK (memory_retrieve_limit >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE INDEX workspaces_account ON workspaces (account_id);

CREATE TABLE subscriptions (
  workspace_id integer PRIMARY KEY REFERENCES workspaces,
  plan_id integer NOT NULL REFERENCES plans,
  billing_cycle text NOT NULL DEFAULT 'monthly' CHECK (billing_cycle IN ('monthly', 'yearly')),
  anchor timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- The one look-up without a workspace: a key says which workspace it is.
CREATE TABLE api_keys (
  workspace_id integer NOT NULL REFERENCES workspaces,
  id integer GENERATED ALWAYS AS IDENTITY,
  label text NOT NULL,
  key_hash bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
  prefix text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  rpm_limit integer CHECK (rpm_limit > 0),
  burst_limit integer CHECK (burst_limit > 0),
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX api_keys_id ON api_keys (id);

CREATE TABLE usage_counters (
  workspace_id integer NOT NULL REFERENCES workspaces,
  cycle_start timestamptz NOT NULL,
  memory_writes integer NOT NULL DEFAULT 0,
  memory_retrieves integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, cycle_start)
);

CREATE TABLE events (
  workspace_id integer NOT NULL REFERENCES workspaces,
  id bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE embedding_models (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  dimensions integer NOT NULL CHECK (dimensions BETWEEN 1 AND 4000),
  active boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name, dimensions)
);
CREATE UNIQUE INDEX embedding_models_one_active ON embedding_models (active) WHERE active;
`;

// Memories have no foreign key to workspaces: every insert would lock the workspace's row, and no workspace is ever
// deleted from its table.
const MEMORY_TABLES = `
CREATE SEQUENCE memories_id_seq AS bigint;

CREATE TABLE memories (
  workspace_id integer NOT NULL,
  id bigint NOT NULL DEFAULT nextval('memories_id_seq'),
  text text NOT NULL,
  text_hash bytea NOT NULL CHECK (length(text_hash) = 32),
  text_length integer GENERATED ALWAYS AS (char_length(text)) STORED,
  meta jsonb NOT NULL,
  importance smallint NOT NULL CHECK (importance BETWEEN 1 AND 10),
  categories text[] NOT NULL,
  temporal_type text NOT NULL CHECK (temporal_type IN ('persistent', 'temporal')),
  temporal_raw_text text NOT NULL,
  valid_until timestamptz CHECK ((valid_until IS NOT NULL) = (temporal_type = 'temporal')),
  embedding halfvec NOT NULL,
  embedding_model_id smallint NOT NULL REFERENCES embedding_models,
  near_duplicate_of bigint,
  access_count integer NOT NULL DEFAULT 0,
  last_accessed_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  archived_at timestamptz,
  optimized_at timestamptz,
  PRIMARY KEY (workspace_id, id)
) PARTITION BY HASH (workspace_id);
ALTER SEQUENCE memories_id_seq OWNED BY memories.id;
CREATE UNIQUE INDEX memories_text_hash ON memories (workspace_id, text_hash) WHERE archived_at IS NULL;
CREATE INDEX memories_near_duplicates ON memories (workspace_id, near_duplicate_of)
  WHERE near_duplicate_of IS NOT NULL AND archived_at IS NULL;

CREATE TABLE memory_revisions (
  workspace_id integer NOT NULL,
  memory_id bigint NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  cause text NOT NULL,
  text text NOT NULL,
  meta jsonb NOT NULL,
  importance smallint NOT NULL,
  categories text[] NOT NULL,
  temporal_type text NOT NULL,
  temporal_raw_text text NOT NULL,
  valid_until timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, memory_id, revision)
);
`;

const PLANS = `
INSERT INTO plans (code, name, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit) VALUES
  ('self-hosted', 'Self-hosted', 6000, 1000, NULL, NULL),
  ('free', 'Free', 30, 15, 1000, 5000),
  ('starter', 'Starter', 120, 60, 20000, 100000),
  ('growth', 'Growth', 600, 200, 200000, 1000000);
`;
