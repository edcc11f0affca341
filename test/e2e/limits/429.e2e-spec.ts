import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, admin, call, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const RATE_LIMITED = { error: 'rate_limited', code: 'rate_limited', detail: 'Rate limit exceeded' };
const PLAN_LIMIT_REACHED = {
  error: 'plan_limit_reached',
  code: 'plan_limit_reached',
  detail: 'Plan limit reached for the current billing cycle',
};

const headersOf = ({ headers }: Answer) =>
  ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'].map((name) => headers.get(name));

describe.each(engines)('429 on $name', (engine) => {
  const service = useSharedService(engine);
  const limit = (id: number, limits: object) => admin(service.url, 'PATCH', `/workspaces/${id}`, limits);

  describe('by an empty token bucket', () => {
    it('comes after 15 calls in a row without a plan, and tells how long to wait', async () => {
      const workspace = await newWorkspace(service.url, 'bucket', null);
      const first = await workspace.store('The first call takes a token');
      expect(headersOf(first)).toEqual(['30', '14', '2', null]);
      const others = await Promise.all(Array.from({ length: 30 }, () => workspace.retrieve('x')));
      const refused = others.find(({ status }) => status === 429)!;
      expect(refused.body).toEqual(RATE_LIMITED);
      expect(headersOf(refused)).toEqual(['30', '0', expect.stringMatching(/^(29|30)$/), expect.stringMatching(/^[12]$/)]);
      expect(refused.headers.get('content-type')).toBe('application/json');
      expect(refused.headers.get('x-bizx-request-id')).toBeTruthy();
      await sleep(Number(refused.headers.get('retry-after')) * 1000);
      expect((await workspace.retrieve('x')).status).toBe(200);
    });

    it('lets nothing through that comes before it, and everything that comes after it take a token', async () => {
      const workspace = await newWorkspace(service.url, 'order');
      await limit(workspace.id, { rpm_limit: 1, burst_limit: 2, memory_write_limit: 0 });
      const post = (body: unknown, token = workspace.key) => call('POST', `${service.url}/v1/memory/store`, { token, body });
      expect((await post({ text: 'x' }, 'mnx_ws_unknown')).status).toBe(401);
      const invalid = await post({});
      expect(invalid.status).toBe(422);
      expect(headersOf(invalid)).toEqual(['1', '1', '60', null]);
      const capped = await post({ text: 'x' });
      expect(capped.body).toEqual(PLAN_LIMIT_REACHED);
      expect(headersOf(capped).slice(0, 3)).toEqual(['1', '0', '120']);
      expect((await post({})).body).toEqual(RATE_LIMITED);
    });

    it('comes after the state of the workspace is looked at', async () => {
      const workspace = await newWorkspace(service.url, 'state');
      await limit(workspace.id, { rpm_limit: 1, burst_limit: 1, status: 'suspended' });
      for (let i = 0; i < 3; i++) expect((await workspace.store('x')).status).toBe(403);
      await limit(workspace.id, { status: 'active' });
      expect((await workspace.store('x')).status).toBe(200);
      expect((await workspace.store('x')).body).toEqual(RATE_LIMITED);
    });

    it('takes from the buckets of key and workspace together, or from neither', async () => {
      const workspace = await newWorkspace(service.url, 'two keys');
      await limit(workspace.id, { rpm_limit: 1, burst_limit: 3 });
      const { body } = await admin(service.url, 'POST', `/workspaces/${workspace.id}/keys`, { label: 'narrow' });
      await admin(service.url, 'PATCH', `/keys/${body.id}`, { burst_limit: 1 });
      const narrow = workspaceClient(service.url, body.key);
      expect(headersOf(await narrow.retrieve('x')).slice(0, 2)).toEqual(['1', '0']);
      for (let i = 0; i < 3; i++) expect((await narrow.retrieve('x')).status).toBe(429);
      // The refused calls took no token from the workspace's bucket: the other key can take them.
      expect([(await workspace.retrieve('x')).status, (await workspace.retrieve('x')).status]).toEqual([200, 200]);
      expect((await workspace.retrieve('x')).status).toBe(429);
    });

    it('never keeps a client from asking why, whose bucket for that is its own', async () => {
      const workspace = await newWorkspace(service.url, 'diagnostics');
      await limit(workspace.id, { rpm_limit: 1, burst_limit: 1 });
      expect([(await workspace.retrieve('x')).status, (await workspace.retrieve('x')).status]).toEqual([200, 429]);
      const asked = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? workspace.status() : workspace.health())));
      const answered = asked.filter(({ status }) => status === 200);
      expect(answered.length).toBeGreaterThanOrEqual(30);
      expect(answered.length).toBeLessThan(40);
      const refused = asked.find(({ status }) => status === 429)!;
      expect(refused.body).toEqual(RATE_LIMITED);
      expect(refused.headers.get('retry-after')).toBe('1');
    });

    it('goes by a limit that was changed at once', async () => {
      const workspace = await newWorkspace(service.url, 'changed');
      await limit(workspace.id, { rpm_limit: 1, burst_limit: 1 });
      expect([(await workspace.retrieve('x')).status, (await workspace.retrieve('x')).status]).toEqual([200, 429]);
      await limit(workspace.id, { rpm_limit: 6000, burst_limit: 10 });
      await sleep(50);
      expect(headersOf(await workspace.retrieve('x'))[0]).toBe('6000');
    });

    it('does not concern the admin API', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => limit(1, {})));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    });
  });

  describe('by a used-up quota', () => {
    it('serves exactly 50 of 200 calls at once for the last 50 units', async () => {
      const workspace = await newWorkspace(service.url, 'last fifty');
      await limit(workspace.id, { memory_retrieve_limit: 51 });
      await workspace.retrieve('x');
      const answers = await Promise.all(Array.from({ length: 200 }, () => workspace.retrieve('x')));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(150);
      expect(refused.every(({ body }) => body.code === 'plan_limit_reached')).toBe(true);
    });

    it('refuses both memory calls, tells until when, and lets the others answer', async () => {
      const workspace = await newWorkspace(service.url, 'used up');
      await limit(workspace.id, { memory_write_limit: 1 });
      expect((await workspace.store('The only write')).status).toBe(200);
      expect((await workspace.status()).body.workspace_status).toBe('limit_reached');
      for (const answer of [await workspace.store('x'), await workspace.retrieve('x')]) {
        expect(answer.status).toBe(429);
        expect(answer.body).toEqual(PLAN_LIMIT_REACHED);
        const seconds = Number(answer.headers.get('retry-after'));
        expect(seconds).toBeGreaterThan(27 * 86_400);
        expect(seconds).toBeLessThanOrEqual(31 * 86_400);
        expect(answer.headers.get('x-ratelimit-limit')).toBe('6000');
      }
      expect((await workspace.health()).status).toBe(200);
      await limit(workspace.id, { memory_write_limit: 2 });
      expect((await workspace.status()).body.workspace_status).toBe('active');
      expect((await workspace.store('Another one')).status).toBe(200);
    });

    it('counts an exact duplicate and an empty retrieve, but no call that was refused', async () => {
      const workspace = await newWorkspace(service.url, 'what counts');
      await limit(workspace.id, { memory_write_limit: 2, memory_retrieve_limit: 2 });
      expect((await workspace.store('my password is my dog and the year')).status).toBe(422);
      expect((await workspace.store('')).status).toBe(422);
      expect((await workspace.store('Twice the same')).body.dedup.action).toBe('stored_new');
      expect((await workspace.retrieve('quantum chromodynamics', { min_score: 1 })).body.memories).toEqual([]);
      expect((await workspace.status()).body.workspace_status).toBe('active');
      expect((await workspace.store('Twice the same')).body.dedup.action).toBe('duplicate_exact');
      expect((await workspace.status()).body.workspace_status).toBe('limit_reached');
    });
  });
});
