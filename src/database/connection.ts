import { QueryFailedError, type QueryRunner } from 'typeorm';
import type { Queries } from '../common/queries.js';
import type { TenantClient, TenantQueryConfig } from './tenancy/tenant-client.js';
import { workspaceOf } from './tenancy/workspace-of.js';

/** Returns how statements run on the one connection of a query runner. None of them is prepared by name. */
export const queriesOn = (runner: QueryRunner): Pick<Queries, 'query'> => ({
  async query<Row>(_name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    const client: TenantClient = await runner.connect();
    const config: TenantQueryConfig = { text, values, workspace: workspaceOf(null, text, values) };
    try {
      return (await client.query(config)).rows;
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error);
    }
  },
});

/** Returns how the owner of the tables runs statements on the one connection of a query runner, for those about the schema. */
export const ownerQueriesOn = (runner: QueryRunner): Pick<Queries, 'query'> => ({
  async query<Row>(_name: string | null, text: string, values: unknown[]): Promise<Row[]> {
    const { records } = await runner.query(text, values, true);
    return records;
  },
});
