import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { DayCount } from './usage.types.js';

/** The counts of one key. */
export interface KeyCount extends DayCount {
  readonly workspaceId: number;
  readonly apiKeyId: number;
}

@Injectable()
export class AzenUsageRepository {
  constructor(private readonly database: Database) {}

  async add(counts: readonly KeyCount[]): Promise<void> {
    await this.database.query(
      'add_azen_usage',
      // Rows are always locked in the same order, so that two processes cannot deadlock.
      `${EVERY_WORKSPACE}INSERT INTO azen_usage AS u (workspace_id, day, api_key_id, call, successes, errors)
       SELECT * FROM unnest($1::int[], $2::date[], $3::int[], $4::text[], $5::bigint[], $6::bigint[]) ORDER BY 1, 2, 3, 4
       ON CONFLICT (workspace_id, day, api_key_id, call)
       DO UPDATE SET successes = u.successes + EXCLUDED.successes, errors = u.errors + EXCLUDED.errors`,
      [
        counts.map(({ workspaceId }) => workspaceId),
        counts.map(({ day }) => day),
        counts.map(({ apiKeyId }) => apiKeyId),
        counts.map(({ call }) => call),
        counts.map(({ successes }) => successes),
        counts.map(({ errors }) => errors),
      ],
    );
  }

  /** Returns the counts of all keys of the workspace together, from `first` to `last` (YYYY-MM-DD, both inclusive). */
  find({ workspaceId }: RequestContext, first: string, last: string): Promise<DayCount[]> {
    return this.database.query<DayCount>(
      'find_azen_usage',
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, call, sum(successes)::bigint AS successes, sum(errors)::bigint AS errors
       FROM azen_usage WHERE workspace_id = $1 AND day BETWEEN $2::date AND $3::date GROUP BY day, call`,
      [workspaceId, first, last],
    );
  }
}
