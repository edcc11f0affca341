import { accountLines, createdWorkspaceLines, issuedKeyLines, keyLines, readinessLines, workspaceLines } from './report.js';

const created_at = '2026-01-31T00:00:00Z';
const workspace = {
  id: 2,
  account_id: 1,
  name: 'Acme',
  status: 'active' as const,
  time_zone: 'Europe/Paris',
  scope_keys: ['user_id', 'agent_id'],
  plan: 'free',
  billing_cycle: 'yearly' as const,
  anchor: created_at,
  rpm_limit: 10,
  burst_limit: null,
  memory_write_limit: 0,
  memory_retrieve_limit: null,
  created_at,
  auto_apply: [],
  deleted_at: null,
  moved_at: null,
};
const key = { id: 3, key: 'mnx_ws_secret', prefix: 'mnx_ws_' };

describe('workspaceLines', () => {
  it('shows every setting, also a limit of 0', () => {
    expect(workspaceLines(workspace)).toEqual([
      'workspace          2 "Acme"',
      'account            1',
      'status             active',
      'time zone          Europe/Paris',
      'scope keys         user_id, agent_id',
      'plan               free',
      'billing cycle      yearly',
      'months count from  2026-01-31T00:00:00Z',
      'requests a minute  10',
      'burst              default',
      'writes a month     0',
      'retrieves a month  default',
    ]);
    expect(workspaceLines({ ...workspace, auto_apply: ['duplicate'], deleted_at: created_at }).slice(-2)).toEqual([
      'applies by itself  duplicate',
      'deleted            2026-01-31T00:00:00Z',
    ]);
  });

  it('escapes control characters in a name', () => {
    expect(workspaceLines({ ...workspace, name: 'a\n\u001b[2J\u009b1m"é' })[0]).toBe(
      String.raw`workspace          2 "a\n\u001b[2J\u009b1m\"é"`,
    );
  });
});

describe('issuedKeyLines and keyLines', () => {
  it('show a new key with the note that it is shown only once', () => {
    expect(issuedKeyLines(key)).toEqual(['API key 3, shown only now: mnx_ws_secret']);
    expect(createdWorkspaceLines({ workspace, api_key: key }).slice(-2)).toEqual(['', ...issuedKeyLines(key)]);
  });

  const shown = {
    id: 3,
    kind: 'workspace' as const,
    workspace_id: 2,
    label: 'ci',
    prefix: 'mnx_ws_abcdefg',
    rpm_limit: null,
    burst_limit: null,
    operations: ['read' as const, 'write' as const],
    user_id: null,
    expires_at: null,
    last_used_at: null,
    created_at,
  };

  it.each([true, false])('show whether a key is enabled: %s', (enabled) => {
    expect(keyLines({ ...shown, enabled })).toEqual([`API key 3 (mnx_ws_abcdefg…, "ci") is ${enabled ? 'enabled' : 'disabled'}`]);
  });

  it('show the limits of a key', () => {
    expect(keyLines({ ...shown, enabled: true, rpm_limit: 5 }).slice(1)).toEqual(['requests a minute: 5']);
    const bound = { operations: ['read' as const], user_id: 'ana', expires_at: created_at, last_used_at: created_at };
    expect(keyLines({ ...shown, ...bound, enabled: true }).slice(1)).toEqual([
      'may: read',
      'user: "ana"',
      'expires: 2026-01-31T00:00:00Z',
      'last used: 2026-01-31T00:00:00Z',
    ]);
  });
});

describe('accountLines and readinessLines', () => {
  it('show one line per fact', () => {
    expect(accountLines({ id: 1, name: 'Default', suspended: true, created_at })).toEqual(['account 1 "Default" is suspended']);
    expect(readinessLines({ status: 'degraded', checks: { database: 'up', embeddings: 'up', redis: 'down' } })).toEqual([
      'service     degraded',
      'database    up',
      'embeddings  up',
      'redis       down',
    ]);
  });
});
