import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes the ids that a workspace sees from the time, so that they tell nobody how much other workspaces store: memories, batches
 * of turns and outbox events of all workspaces take theirs from one sequence each. Rows keep the ids that they have.
 */
export class TimeOrderedIds1763880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ behind }] = await runner.query(BEHIND);
    if (behind) throw new Error('The clock of the database is before 2026: set it, then start again');
    await runner.query(nextId(randomBytes(8).readBigInt64BE()));
    await runner.query(DEFAULTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** The first moment that has ids: 2026-01-01, in milliseconds since 1970. Ids are safe integers of JavaScript until 2095. */
const FIRST_MOMENT = 1_767_225_600_000;

const BEHIND = `SELECT extract(epoch FROM clock_timestamp()) * 1000 <= ${FIRST_MOMENT} AS behind`;

// 12 bits are below the milliseconds: the sequence modulo 2,048, which keeps the ids of one millisecond apart, plus a number of
// that millisecond which nobody can tell without the seed. So the distance of two ids says nothing of what lies between them. An
// id is taken again only by 2,048 draws within a millisecond, or by a clock that is set back and one chance in 2,048.
const nextId = (seed: bigint): string => `
CREATE FUNCTION next_id(sequence regclass) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $body$
DECLARE
  now_ms bigint := extract(epoch FROM clock_timestamp()) * 1000 - ${FIRST_MOMENT};
BEGIN
  RETURN (now_ms << 12) + (hashint8extended(now_ms, ${seed}) & 2047) + (nextval(sequence) & 2047);
END $body$;
COMMENT ON FUNCTION next_id IS 'An id that grows with time and does not tell how many were taken from the sequence';
`;

const DEFAULTS = `
ALTER TABLE memories ALTER COLUMN id SET DEFAULT next_id('memories_id_seq');
ALTER TABLE unembedded_memories ALTER COLUMN id SET DEFAULT next_id('memories_id_seq');

ALTER TABLE event_batches ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE event_batches_id_seq AS bigint OWNED BY event_batches.id;
ALTER TABLE event_batches ALTER COLUMN id SET DEFAULT next_id('event_batches_id_seq');

ALTER TABLE outbox_events ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE outbox_events_id_seq AS bigint OWNED BY outbox_events.id;
ALTER TABLE outbox_events ALTER COLUMN id SET DEFAULT next_id('outbox_events_id_seq');
`;
