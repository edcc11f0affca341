import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a stretch of turns become facts, each made of one or more of the turns. */
export class Extraction1763803600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXTRACTION);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// A stretch is read by a language model as a whole: its turns, with what else the model is to know and what the rules make of
// each in `details`, have a number in common until they have their outcomes. A fact is a row behind the turns of its batch,
// worked on as they are; `turns` has the positions of the turns that it is made of.
// The constraint is as it was, with one more outcome, so the rows need not be checked.
const EXTRACTION = `
ALTER TABLE event_turns ADD COLUMN stretch integer, ADD COLUMN details text, ADD COLUMN turns integer[];
ALTER TABLE event_turns DROP CONSTRAINT event_turns_outcome_check;
ALTER TABLE event_turns ADD CONSTRAINT event_turns_outcome_check
  CHECK (outcome IN ('ok', 'dropped', 'error', 'extracted')) NOT VALID;
`;
