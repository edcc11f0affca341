import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the last turns of each batch, by which the next turns of its source are understood. */
export class EventTails1763803100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVENT_TAILS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Swept after a day.
const EVENT_TAILS = `
ALTER TABLE event_batches ADD COLUMN tail text;
CREATE INDEX event_batches_tail ON event_batches (workspace_id, source, id) WHERE tail IS NOT NULL;
`;
