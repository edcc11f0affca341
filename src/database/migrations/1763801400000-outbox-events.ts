import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Renames the table of recorded changes after its pattern, the transactional outbox: the events of `POST /v1/events` are
 * something else. A view with the old name remains, for processes of the previous version that write to it during an
 * upgrade.
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
