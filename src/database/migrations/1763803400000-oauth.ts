import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds what OAuth needs: the registered clients, and the grants of keys to clients with their tokens. */
export class OAuth1763803400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OAUTH);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Codes and tokens are kept as SHA-256 hashes only.
// oauth_clients: of no workspace, because a client registers before anybody names a key. The same registration is one row.
// used_at is the time of the latest consent; null: there was none.
// oauth_grants: begins at the consent, with the code that the client redeems once. key_hash is that of the key which was
// presented: a key that was given a new secret no longer has it, and the grant ends with it.
// oauth_tokens: rotated_at is the time when a refresh token was used first.
const OAUTH = `
CREATE TABLE oauth_clients (
  id text PRIMARY KEY,
  metadata_hash bytea NOT NULL UNIQUE,
  name text,
  redirect_uris text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz
);
CREATE INDEX oauth_clients_unused ON oauth_clients (created_at) WHERE used_at IS NULL;

CREATE TABLE oauth_grants (
  workspace_id integer NOT NULL,
  id integer GENERATED ALWAYS AS IDENTITY,
  api_key_id integer NOT NULL,
  key_hash bytea NOT NULL,
  client_id text NOT NULL,
  client_name text NOT NULL,
  scopes text[] NOT NULL,
  code_hash bytea NOT NULL,
  code_challenge text NOT NULL,
  redirect_uri text NOT NULL,
  code_expires_at timestamptz NOT NULL,
  redeemed_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, code_hash),
  FOREIGN KEY (workspace_id, api_key_id) REFERENCES api_keys ON DELETE CASCADE
);
CREATE INDEX oauth_grants_id ON oauth_grants (id);
CREATE INDEX oauth_grants_key ON oauth_grants (workspace_id, api_key_id);
CREATE INDEX oauth_grants_client ON oauth_grants (client_id);

CREATE TABLE oauth_tokens (
  workspace_id integer NOT NULL,
  hash bytea NOT NULL,
  grant_id integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('access', 'refresh')),
  expires_at timestamptz NOT NULL,
  rotated_at timestamptz,
  PRIMARY KEY (workspace_id, hash),
  FOREIGN KEY (workspace_id, grant_id) REFERENCES oauth_grants ON DELETE CASCADE
);
CREATE INDEX oauth_tokens_grant ON oauth_tokens (workspace_id, grant_id);
CREATE INDEX oauth_tokens_expires_at ON oauth_tokens (expires_at);
`;
