import type { QueryRunner } from 'typeorm';
import type { Queries } from '../common/queries.js';

/** Returns how statements run on the one connection of a query runner. None of them is prepared by name. */
export const queriesOn = (runner: QueryRunner): Pick<Queries, 'query'> => ({
  async query<Row>(_name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    const { records } = await runner.query(text, values, true);
    return records;
  },
});
