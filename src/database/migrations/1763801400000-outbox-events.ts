import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gives the table of recorded changes the name of its pattern, the transactional outbox: `POST /v1/events` takes something else.
 * A view with the old name stays, for processes of the previous version that still write to it while an upgrade is under way.
 */
export class OutboxEvents1763801400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE events RENAME TO outbox_events');
    await runner.query('ALTER INDEX events_pkey RENAME TO outbox_events_pkey');
    await runner.query('ALTER SEQUENCE events_id_seq RENAME TO outbox_events_id_seq');
    await runner.query('CREATE VIEW events AS SELECT * FROM outbox_events');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
