import 'reflect-metadata';
import { Database } from '../../src/database/database.js';
import { TENANT_ROLE } from '../../src/database/tenancy/tenant-client.js';
import { nearestRows } from '../../src/modules/memory/records/vector-search.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { useDatabase } from '../support/database.js';
import { describeOnPostgres } from '../support/engines.js';

const WORKSPACE = 1;

describeOnPostgres('the search plan of a workspace with 3,700 memories', (engine) => {
  const opened = useDatabase(engine);
  beforeAll(async () => {
    await opened().dataSource.query(
      `INSERT INTO lexeme_statistics (workspace_id, lexeme, memories) VALUES ($1, '', 3700)
       ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = EXCLUDED.memories`,
      [WORKSPACE],
    );
  });

  /** Returns the plan when the statistics say that every partition has `rows` memories. */
  const planWith = async (rows: number) => {
    await opened().dataSource.query(`UPDATE pg_class SET reltuples = $1 WHERE relname LIKE 'memories\\_%' AND relkind = 'r'`, [
      rows,
    ]);
    return new WorkspaceLayouts(new Database(opened().dataSource, opened().statements)).searchPlan(WORKSPACE);
  };

  /** Returns the names of the indexes that answer a search for the nearest with `plan`. */
  async function indexesOf(plan: Awaited<ReturnType<typeof planWith>>): Promise<string> {
    const statement = nearestRows(plan, {
      columns: 'm.id',
      distance: 'm.embedding::halfvec(384) <=> $2::halfvec(384)',
      rest: `m.embedding_model_id = ${opened().embeddingModelId}`,
      limit: 100,
    });
    const client = await opened().statements.connect();
    try {
      const vector = `[${Array(384).fill(0.1).join(',')}]`;
      await client.query('BEGIN');
      // Behind the policies, as in a call.
      await client.query(`SELECT set_config('role', '${TENANT_ROLE}', true)`);
      const { rows } = await client.query(
        `EXPLAIN (COSTS off) ${statement.replaceAll('$1', String(WORKSPACE)).replaceAll('$2', `'${vector}'`)}`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  it('walks the index while the partition has few others', async () => {
    const plan = await planWith(4_000);
    expect(plan).toMatchObject({ exact: false, indexed: true });
    expect(await indexesOf(plan)).toMatch(/Index Scan using \w*embedding\w*_idx/);
  });

  it('compares all vectors beside a workspace of 60,000', async () => {
    const plan = await planWith(64_000);
    expect(plan).toMatchObject({ exact: true, indexed: false });
    expect(await indexesOf(plan)).not.toMatch(/embedding\w*_idx/);
  });
});
