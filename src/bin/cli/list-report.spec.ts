import { grantTable } from './list-report.js';

const grant = {
  id: 5,
  workspace_id: 2,
  api_key_id: 17,
  api_key_label: 'claude.ai of Ana',
  client_id: 'mnx_client_1',
  client_name: 'Claude',
  scopes: ['read', 'write'] as const,
  created_at: '2026-05-01T10:00:00Z',
  last_used_at: '2026-05-15T18:30:00Z',
  expires_at: '2026-06-14T18:30:00Z',
};

it('grantTable names the key, and when each grant ends', () => {
  const unused = { ...grant, id: 6, scopes: ['read'] as const, last_used_at: null, expires_at: null };
  const cells = grantTable({ grants: [grant, unused], next_cursor: null }).map((line) => line.trim().split(/ {2,}/));
  expect(cells).toEqual([
    ['grant', 'key', 'key label', 'may', 'created', 'last used', 'expires', 'application'],
    ['5', '17', '"claude.ai of Ana"', 'read,write', grant.created_at, grant.last_used_at, grant.expires_at, '"Claude"'],
    ['6', '17', '"claude.ai of Ana"', 'read', grant.created_at, 'never', 'no tokens', '"Claude"'],
  ]);
});
