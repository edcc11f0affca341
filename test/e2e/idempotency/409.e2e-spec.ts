import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { admin, call, newWorkspace } from '../../support/client.js';
import { describeOnPostgres, engines } from '../../support/engines.js';
import { storeOnce, writesOf } from '../../support/idempotency.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('409 of an Idempotency-Key on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers another body with the same key', async () => {
    const { id, key, health } = await newWorkspace(service.url);
    await storeOnce(service.url, key, 'k-1', 'The first body');
    for (const [text, meta] of [['Another body'], ['The first body', { n: 1 }]] as const) {
      const { status, body, headers } = await storeOnce(service.url, key, 'k-1', text, meta);
      expect(status).toBe(409);
      expect(body).toEqual({
        error: 'idempotency_conflict',
        code: 'idempotency_conflict',
        detail: 'This Idempotency-Key was used with another request',
      });
      expect(headers.has('retry-after')).toBe(false);
    }
    expect((await health()).body.signals.total_memories).toBe(1);
    expect(await writesOf(service.url, id)).toBe(1);
  });
});

describeOnPostgres('409 of an Idempotency-Key of an operator', (engine) => {
  const service = useSharedService(engine);

  it('answers a repetition after a crash between a change and its answer, and makes nothing again', async () => {
    const [key, name] = [randomUUID(), `crashed ${randomUUID()}`];
    const create = () =>
      call('POST', `${service.url}/admin/v1/workspaces`, {
        token: ADMIN_TOKEN,
        body: { name },
        headers: { 'idempotency-key': key },
      });
    const { status, body: made } = await create();
    expect(status).toBe(201);
    // As the crash leaves it: the change is committed with its record, which its answer would have removed.
    const client = new pg.Client({ connectionString: service.env['DATABASE_URL'] });
    await client.connect();
    const { rowCount } = await client.query(
      `WITH crashed AS (
         UPDATE idempotency_keys SET answer = NULL, lease_until = now() - interval '1 second'
         WHERE workspace_id = 0 AND key = $1 RETURNING workspace_id, key)
       INSERT INTO idempotency_parts (workspace_id, key, part, outcome) SELECT workspace_id, key, '', 'true' FROM crashed`,
      [key],
    );
    await client.end();
    expect(rowCount).toBe(1);
    for (let i = 0; i < 2; i++) {
      const again = await create();
      expect([again.status, again.body.detail]).toEqual([409, expect.stringMatching(/was made, but its answer was lost/)]);
    }
    const { body } = await admin(service.url, 'GET', `/workspaces?q=${encodeURIComponent(name)}`);
    expect(body.workspaces.map(({ id }: { id: number }) => id)).toEqual([made.workspace.id]);
  });
});
