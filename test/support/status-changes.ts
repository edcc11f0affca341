import pg from 'pg';

/**
 * Expects the recorded changes of a workspace's status, as `from > to (reason)`, the oldest first. Does nothing on the
 * embedded database, which only the running service can read.
 */
export async function expectStatusChanges(env: Record<string, string>, workspaceId: number, expected: string[]): Promise<void> {
  if (!env['DATABASE_URL']) return;
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query(
    `SELECT payload FROM outbox_events WHERE workspace_id = $1 AND type = 'workspace.status_changed' ORDER BY id`,
    [workspaceId],
  );
  await client.end();
  expect(rows.map(({ payload: { from, to, reason } }) => `${from} > ${to} (${reason})`)).toEqual(expected);
}
