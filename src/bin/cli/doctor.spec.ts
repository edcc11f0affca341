import { examine, type Sources } from './doctor.js';

const answer = (body: object, status = 200) => Promise.resolve({ status, body: body as never });

const overview = {
  totals: { workspaces: { active: 2 }, keys: 3, memories: 40 },
  queues: { turns: 1, embedding_jobs: 0 },
  versions: { mnemonest: '0.1.0', database: 'embedded 18.1' },
  last_errors: [] as object[],
};
const usage = {
  rate_limit: { rpm_limit: 60, burst_limit: 30 },
  memory_writes: { used: 10, limit: 10, remaining: 0 },
  memory_retrieves: { used: 4, limit: null, remaining: null },
  cycle: { end: '2026-06-15T00:00:00Z' },
};
const status = {
  workspace_id: 2,
  workspace_name: 'Acme',
  workspace_status: 'active',
  plan_name: 'Free',
  api_key_prefix: 'mnx_ws_0a1b2c3',
};

const healthy: Sources = {
  configuration: async () => 'embedded database in /data',
  url: () => ({ value: 'http://127.0.0.1:8080', source: 'the default' }),
  readiness: () => answer({ status: 'ready', checks: { database: 'up', redis: 'not configured' } }),
  adminToken: () => ({ value: 't', source: 'ADMIN_TOKEN' }),
  overview: () => answer(overview),
  key: () => ({ value: 'k', source: 'MNEMONEST_API_KEY' }),
  status: () => answer(status),
  usage: () => answer(usage),
};

const statesOf = async (sources: Partial<Sources>) =>
  Object.fromEntries(
    (await examine({ ...healthy, ...sources })).map(({ check, state, detail }) => [check, `${state}: ${detail}`]),
  );

describe('examine', () => {
  it('tells what is configured, what answers and which limits hold', async () => {
    expect(await statesOf({})).toEqual({
      configuration: 'ok: a service that starts here has: embedded database in /data',
      service: 'ok: http://127.0.0.1:8080 (the default) answers',
      readiness: 'ok: ready: database up, redis not configured',
      'admin token': 'ok: ADMIN_TOKEN: 2 active workspaces, 3 keys, 40 memories; 1 turns and 0 texts wait',
      versions: 'ok: mnemonest 0.1.0, database embedded 18.1',
      'API key': 'ok: MNEMONEST_API_KEY: mnx_ws_0a1b2c3… of workspace 2 "Acme", active, plan Free',
      'rate limit': 'ok: 60 calls a minute, 30 at once',
      quota: 'warning: 10 of 10 writes used, retrieves without a quota (4 used), until 2026-06-15T00:00:00Z',
    });
  });

  it('stops where nothing answers, and names what is wrong', async () => {
    const throwing = () => Promise.reject(new Error('PORT must be a whole number'));
    const states = await statesOf({ configuration: throwing, readiness: async () => ({ problem: 'cannot reach it' }) });
    expect(states).toEqual({
      configuration: 'failure: a service that starts here would stop: PORT must be a whole number',
      service: 'failure: cannot reach it',
    });
  });

  it('goes on without credentials, and reports those that are refused', async () => {
    const none = await statesOf({
      adminToken: () => {
        throw new Error('no admin token');
      },
      key: () => undefined,
    });
    expect(none['admin token']).toBe('warning: no admin token');
    expect(none['API key']).toContain('warning: none');
    const refused = await statesOf({
      overview: () => answer({ detail: 'Invalid API key' }, 401),
      status: () => answer({ detail: 'Invalid API key' }, 401),
    });
    expect(refused['admin token']).toBe('failure: the service refuses the one in ADMIN_TOKEN (401)');
    expect(refused['API key']).toBe('failure: MNEMONEST_API_KEY: Invalid API key (401)');
  });
});
