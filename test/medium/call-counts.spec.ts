import { CallCountRepository } from '../../src/modules/limits/call-count.repository.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-03-31T12:40:00Z');
const hourBefore = (hours: number) => new Date(Date.parse('2026-03-31T12:00:00Z') - hours * HOUR_MS);

describe.each(engines)('the calls of an hour on $name', (engine) => {
  const database = useDatabase(engine);
  const counts = new CallCountRepository();
  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const db = () => handlesOf(database()).db;
  const tell = (now: Date) => handlesOf(database()).transactions.run((tx) => counts.tellUnusual(tx, now));

  async function newWorkspace(createdHoursAgo = 500): Promise<number> {
    const [{ id }] = await query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id)
       INSERT INTO workspaces (account_id, name, created_at) SELECT id, 'w', $1 FROM a RETURNING id`,
      [hourBefore(createdHoursAgo)],
    );
    // What the service has counted for as long as it counts.
    await counts.add(db(), [{ workspaceId: id, hour: hourBefore(Math.min(createdHoursAgo, 300)), calls: 1 }]);
    return id;
  }

  const events = (workspaceId: number): Promise<{ type: string; payload: object }[]> =>
    query('SELECT type, payload FROM outbox_events WHERE workspace_id = $1', [workspaceId]);

  /** Returns the events of a workspace with this many calls in the present hour, and in the hours before it. */
  async function toldOf(calls: number, before: readonly [hours: number, calls: number][], createdHoursAgo?: number) {
    const workspaceId = await newWorkspace(createdHoursAgo);
    await counts.add(db(), [
      ...before.map(([hours, count]) => ({ workspaceId, hour: hourBefore(hours), calls: count })),
      { workspaceId, hour: hourBefore(0), calls },
    ]);
    await tell(NOW);
    return events(workspaceId);
  }

  it('are told once if they are above five times the mean of the week before, and above 100', async () => {
    const told = await toldOf(501, [[10, 16_800]]);
    const payload = { kind: 'calls', hour: '2026-03-31T12:00:00Z', calls: 501, mean: 100 };
    expect(told).toEqual([{ type: 'anomaly.detected', payload }]);
  });

  it('are not told at five times the mean, or at a hundred', async () => {
    expect(await toldOf(500, [[10, 16_800]])).toEqual([]);
    expect(await toldOf(100, [])).toEqual([]);
  });

  it('are compared with the hours since the workspace was made, and with nothing on its first day', async () => {
    expect(await toldOf(251, [[10, 1_250]], 25)).toHaveLength(1);
    expect(await toldOf(240, [[10, 1_250]], 25)).toEqual([]);
    expect(await toldOf(10_000, [], 23)).toEqual([]);
  });

  it('are told once by several processes, though they grow, and again in the next hour', async () => {
    const workspaceId = await newWorkspace();
    const hour = hourBefore(0);
    for (const calls of [200, 300]) {
      await counts.add(db(), [{ workspaceId, hour, calls }]);
      await Promise.all([1, 2, 3].map(() => tell(NOW)));
    }
    expect(await events(workspaceId)).toHaveLength(1);
    await counts.add(db(), [{ workspaceId, hour: hourBefore(-1), calls: 5_000 }]);
    await tell(hourBefore(-1));
    expect(await events(workspaceId)).toHaveLength(2);
    while ((await counts.sweep(db(), 100)) === 100);
    expect(await query('SELECT 1 FROM call_counts WHERE workspace_id = $1', [workspaceId])).toEqual([]);
  });
});
