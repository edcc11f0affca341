import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the time at which a memory's life ends, if its caller set one, and that of a turn that waits to become a memory. */
export class Expiry1763802220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memories ADD COLUMN expires_at timestamptz');
    // For the sweep alone: no other statement looks for expired memories.
    await runner.query('CREATE INDEX memories_expiry ON memories (expires_at) WHERE expires_at IS NOT NULL');
    await runner.query('ALTER TABLE event_turns ADD COLUMN expires_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
