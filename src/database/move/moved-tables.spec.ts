import { movedTables, renumberedBy, type TenantTable } from './moved-tables.js';

const table = (name: string, ...refersTo: string[]): TenantTable => ({ name, refersTo, key: ['id'], columns: [] });
const namesOf = (tables: readonly TenantTable[]) => tables.map(({ name }) => name);

describe('movedTables', () => {
  it('puts each table behind those that it refers to, and leaves the tables out whose rows stay', () => {
    const { bulk, rest } = movedTables([
      table('memory_links', 'memories'),
      table('oauth_tokens', 'oauth_grants'),
      table('oauth_grants', 'api_keys'),
      table('lexeme_statistics'),
      table('memories', 'embedding_models'),
      table('api_keys', 'workspaces'),
      table('audit_entries'),
    ]);
    expect(namesOf(bulk)).toEqual(['memories', 'memory_links']);
    expect(namesOf(rest)).toEqual(['api_keys', 'oauth_grants', 'oauth_tokens']);
  });

  it('moves a table that it does not know with the workspace', () => {
    expect(namesOf(movedTables([table('invented')]).rest)).toEqual(['invented']);
  });
});

describe('renumberedBy', () => {
  it.each([
    ['api_keys', 'id', 'api_keys'],
    ['key_usage', 'api_key_id', 'api_keys'],
    ['webhook_deliveries', 'webhook_id', 'webhooks'],
    ['webhook_deliveries', 'id', 'webhook_deliveries'],
    ['oauth_tokens', 'grant_id', 'oauth_grants'],
    ['webhook_deliveries', 'event_id', undefined],
    ['memories', 'id', undefined],
  ])('finds of %s.%s: %s', (name, column, expected) => {
    expect(renumberedBy(name, column)).toBe(expected);
  });
});
