import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { expectStatusChanges } from '../../support/status-changes.js';

const TEAM = { rpm_limit: 6000, burst_limit: 1000, memory_write_limit: 1 };

describe.each(engines)('plans on $name', (engine) => {
  const service = useSharedService(engine);
  const plans = (method: string, path = '', body?: unknown) => admin(service.url, method, `/plans${path}`, body);
  const make = (code: string, limits: object = TEAM) => plans('POST', '', { code, name: code, ...limits });

  it('include the built-in ones from the start', async () => {
    const { status, body } = await plans('GET');
    expect(status).toBe(200);
    expect(body.plans.slice(0, 4).map(({ code }: { code: string }) => code)).toEqual([
      'self-hosted',
      'free',
      'starter',
      'growth',
    ]);
    expect(body.plans[1]).toEqual({
      code: 'free',
      name: 'Free',
      rpm_limit: 30,
      burst_limit: 15,
      memory_write_limit: 1000,
      memory_retrieve_limit: 5000,
      max_keys: null,
      created_at: expect.stringMatching(/Z$/),
    });
    expect((await plans('GET', '/free')).body).toEqual(body.plans[1]);
  });

  it('have default limits unless others are given', async () => {
    const usual = await plans('POST', '', { code: 'usual', name: 'Usual' });
    expect(usual.status).toBe(201);
    expect(usual.body).toMatchObject({ rpm_limit: 30, burst_limit: 15, memory_write_limit: null, memory_retrieve_limit: null });
    const other = await plans('POST', '', { code: 'other-2', name: 'Ä', rpm_limit: 1, burst_limit: 2, memory_write_limit: 0 });
    expect(other.body).toMatchObject({ code: 'other-2', name: 'Ä', rpm_limit: 1, burst_limit: 2, memory_write_limit: 0 });
    expect((await plans('GET', '/other-2')).body).toEqual(other.body);
  });

  it('have unique codes, even if several are created at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => make('twice')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toEqual({
      detail: 'There is a plan with the code twice already',
    });
  });

  it('can be changed, except their code', async () => {
    const { body: made } = await make('changed');
    expect((await plans('PATCH', '/changed', { code: 'x' })).body.detail[0]).toMatchObject({
      type: 'extra_forbidden',
      loc: ['body', 'code'],
    });
    const changed = await plans('PATCH', '/changed', { name: 'New', memory_retrieve_limit: 7 });
    expect(changed).toMatchObject({ status: 200, body: { ...made, name: 'New', memory_retrieve_limit: 7 } });
    expect((await plans('PATCH', '/changed', {})).body).toEqual(changed.body);
    expect((await plans('PATCH', '/changed', { memory_retrieve_limit: null })).body).toEqual({ ...made, name: 'New' });
  });

  it.each(['gold', 'FREE', 'a%00b', '%E2%82%AC', '-', `x${'-x'.repeat(100)}`])('answer 404 for the code %s', async (code) => {
    const answer = { status: 404, body: { detail: 'Plan not found' } };
    expect(await plans('GET', `/${code}`)).toMatchObject(answer);
    expect(await plans('PATCH', `/${code}`, {})).toMatchObject(answer);
  });

  it.each([
    ['POST', '', { code: 'x' }, 'name', 'missing'],
    ['POST', '', { code: 'Not a code', name: 'x' }, 'code', 'value_error'],
    ['POST', '', { code: 'x-', name: 'x' }, 'code', 'value_error'],
    ['POST', '', { code: 'x'.repeat(64), name: 'x' }, 'code', 'string_too_long'],
    ['POST', '', { code: 'x', name: 'x', burst_limit: 0 }, 'burst_limit', 'greater_than_equal'],
    ['PATCH', '/free', { rpm_limit: [] }, 'rpm_limit', 'int_type'],
    ['PATCH', '/free', { memory_write_limit: -1 }, 'memory_write_limit', 'greater_than_equal'],
  ])('are validated: 422 for %s %s %j', async (method, path, body, field, type) => {
    const answer = await plans(method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toEqual([expect.objectContaining({ loc: ['body', field], type })]);
  });

  it('reactivate all their subscribers when a cap is raised, with one outbox event each', async () => {
    await make('raised');
    const [full, empty] = [await newWorkspace(service.url, 'full', 'raised'), await newWorkspace(service.url, 'empty', 'raised')];
    const [other, suspended] = [await newWorkspace(service.url, 'other'), await newWorkspace(service.url, 'late', 'raised')];
    for (const workspace of [full, suspended]) expect((await workspace.store('the last unit')).status).toBe(200);
    expect((await full.store('x')).status).toBe(429);
    await admin(service.url, 'PATCH', `/workspaces/${suspended.id}`, { status: 'suspended' });

    const changes = { memory_write_limit: 2, rpm_limit: 5000 };
    expect((await plans('PATCH', '/raised', changes)).body).toMatchObject(changes);
    expect((await full.status()).body.workspace_status).toBe('active');
    const stored = await full.store('x');
    expect([stored.status, stored.headers.get('x-ratelimit-limit')]).toEqual([200, '5000']);
    expect((await suspended.status()).body.workspace_status).toBe('suspended');

    const used = 'active > limit_reached (usage)';
    await expectStatusChanges(service.env, full.id, [used, 'limit_reached > active (limits_changed)', used]);
    await expectStatusChanges(service.env, suspended.id, [used, 'limit_reached > suspended (admin)']);
    for (const { id } of [empty, other]) await expectStatusChanges(service.env, id, []);
  });

  it('block their subscribers when a cap is lowered below their usage', async () => {
    await make('lowered', { ...TEAM, memory_write_limit: null });
    const [full, empty] = [
      await newWorkspace(service.url, 'full', 'lowered'),
      await newWorkspace(service.url, 'empty', 'lowered'),
    ];
    for (const text of ['one', 'two']) expect((await full.store(text)).status).toBe(200);
    await plans('PATCH', '/lowered', { memory_write_limit: 2 });
    expect((await full.status()).body.workspace_status).toBe('limit_reached');
    expect((await full.retrieve('x')).status).toBe(429);
    expect((await empty.store('x')).status).toBe(200);
    await expectStatusChanges(service.env, full.id, ['active > limit_reached (limits_changed)']);
    await expectStatusChanges(service.env, empty.id, []);
  });

  it('can be changed while workspaces are created and deleted', async () => {
    await make('busy', { ...TEAM, memory_write_limit: 3 });
    const workspaces = await Promise.all([1, 2, 3].map(() => newWorkspace(service.url, 'busy', 'busy')));
    const rounds = Array.from({ length: 4 }, (_, round) =>
      workspaces.flatMap(({ id, store }, i) => [
        plans('PATCH', '/busy', { memory_write_limit: 3 + ((round + i) % 3) }),
        admin(service.url, 'PATCH', `/workspaces/${id}`, { plan: round % 2 ? 'busy' : 'self-hosted' }),
        admin(service.url, 'POST', `/workspaces/${id}/usage/reset`),
        store(`text ${round}`),
      ]),
    );
    const answers = await Promise.all(rounds.flat());
    expect(answers.filter(({ status }) => status !== 200 && status !== 429).map(({ status, body }) => [status, body])).toEqual(
      [],
    );
  });
});
