import pg from 'pg';

/**
 * Asserts which changes of a workspace's status were recorded, as `from > to (reason)`, the oldest first. Not on the embedded database:
 * nobody else can look into it while it serves.
 */
export async function expectStatusChanges(env: Record<string, string>, workspaceId: number, expected: string[]): Promise<void> {
  if (!env['DATABASE_URL']) return;
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query(
    `SELECT payload FROM events WHERE workspace_id = $1 AND type = 'workspace.status_changed' ORDER BY id`,
    [workspaceId],
  );
  await client.end();
  expect(rows.map(({ payload: { from, to, reason } }) => `${from} > ${to} (${reason})`)).toEqual(expected);
}
