import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts what each key is used for, by days. */
export class KeyUsage1763802520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEY_USAGE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Days are those of UTC. Every call changes a row: free space on each page lets that happen in place (HOT).
const KEY_USAGE = `
CREATE TABLE key_usage (
  workspace_id integer NOT NULL,
  day date NOT NULL,
  api_key_id integer NOT NULL,
  calls bigint NOT NULL,
  memory_writes bigint NOT NULL,
  memory_retrieves bigint NOT NULL,
  PRIMARY KEY (workspace_id, day, api_key_id)
) WITH (fillfactor = 50);
`;
