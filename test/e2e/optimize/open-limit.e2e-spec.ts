import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describeOnPostgres } from '../../support/engines.js';
import { newOptimizedWorkspace } from '../../support/recommendations.js';
import { useSharedService } from '../../support/shared-service.js';

const MAX_OPEN = 500;

describeOnPostgres('the limit of open recommendations', (engine) => {
  const service = useSharedService(engine);

  const query = async (text: string, values: unknown[]) => {
    const client = new pg.Client({ connectionString: service.env['DATABASE_URL'] });
    await client.connect();
    await client.query(text, values);
    await client.end();
  };

  it('leaves duplicates to a later run, which finds them', async () => {
    const workspace = await newOptimizedWorkspace(service.url);
    const other = await workspace.remember('The pump of hall 3 is serviced in May.');
    await query(
      `INSERT INTO recommendations (workspace_id, id, type, memory_ids, text_hashes, fingerprint, safe, created_at)
       SELECT $1, -n, 'duplicate', ARRAY[$2::bigint], ARRAY[m.text_hash], decode(md5($3 || n), 'hex'), false, now()
       FROM generate_series(1, $4::int) n, memories m WHERE m.workspace_id = $1 AND m.id = $2`,
      [workspace.id, other, randomBytes(8).toString('hex'), MAX_OPEN],
    );
    await workspace.add(
      { text: 'Ana works as a crane driver at the port in Genoa.' },
      { text: 'Ana works at the port in Genoa as a crane driver.' },
    );
    const found = async () =>
      (await workspace.list('?type=duplicate&status=open')).filter(
        (each: { memory_ids: number[] }) => each.memory_ids.length > 1,
      );
    await workspace.run();
    expect(await found()).toEqual([]);
    await query(`UPDATE recommendations SET status = 'dismissed' WHERE workspace_id = $1 AND id = -1`, [workspace.id]);
    await workspace.run();
    expect(await found()).toMatchObject([{ type: 'duplicate', proposal: { action: 'merge' } }]);
  });
});
