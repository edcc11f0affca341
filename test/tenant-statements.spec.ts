import { EVERY_WORKSPACE, workspaceParameter } from '../src/database/tenancy/workspace-of.js';
import { readCommittedStatements } from './support/committed-statements.js';
import { TENANT_TABLE } from './support/tenant-tables.js';

/** The file has no space at the end of a line. */
const CROSSES = EVERY_WORKSPACE.trimEnd();

describe('the statements on tables of a workspace', () => {
  const statements = readCommittedStatements().filter(({ text }) => TENANT_TABLE.test(text));
  const across = statements.filter(({ text }) => text.startsWith(CROSSES));
  const titleOf = ({ file, title, text }: (typeof statements)[number]) =>
    `${file}: ${title.startsWith('prepared as') ? title : text.replace(CROSSES, '').trim().split('\n')[0]}`;

  it('name the workspace in a parameter, or say that they cross workspaces', () => {
    const nameless = statements.filter(({ text }) => !text.startsWith(CROSSES) && !workspaceParameter(text));
    expect(nameless.map(titleOf).filter((title) => !OF_THE_SCHEMA.test(title))).toEqual([]);
    expect(statements.length - across.length).toBeGreaterThan(120);
  });

  it('that cross workspaces are these: sweeps, jobs that look for work, counters of many callers, the look-up of a key', () => {
    expect(new Set(across.map(({ file }) => file))).toEqual(new Set(CROSSING));
    const naming = across.filter(({ text }) => workspaceParameter(text)).map(titleOf);
    expect(naming.filter((title) => !OF_THE_AUDIT.test(title))).toEqual([]);
  });
});

/** Statements of `Sessions`, and of the numbers of new memories: they read no rows of a workspace. */
const OF_THE_SCHEMA = /: (?:CREATE INDEX|ALTER INDEX|SELECT inhrelid|SELECT nextval|SELECT c\.oid)/;

/** Entries of the audit leave their workspace when it is purged, and some never had one. */
const OF_THE_AUDIT = /: (?:UPDATE audit_entries SET workspace_id = NULL|INSERT INTO audit_entries)/;

/** The files that have them. */
const CROSSING = [
  'admin/overview.repository',
  'admin/purge/purge.repository',
  'audit/audit.repository',
  'auth/credential.repository',
  'azen/usage.repository',
  'embeddings/model-change',
  'embeddings/reembedding-workspaces.repository',
  'embeddings/reembedding.repository',
  'embeddings/vector-storage',
  'events/event-queue.repository',
  'events/event-sweep',
  'events/turn-reencryption.repository',
  'idempotency/idempotency.repository',
  'idempotency/key-reencryption.repository',
  'limits/call-count.repository',
  'limits/limit-state.service',
  'limits/unit.repository',
  'memory/chunks/deferred-reencryption.repository',
  'memory/chunks/embedding-job.repository',
  'memory/manage/expiry-sweep',
  'memory/records/memory-reencryption.repository',
  'memory/retrieve/access-counter',
  'memory/retrieve/lexeme-statistics',
  'oauth/client.repository',
  'oauth/grant.repository',
  'oauth/token.repository',
  'optimize/run.repository',
  'scopes/rescoping.repository',
  'usage/key-usage.repository',
  'webhooks/delivery-queue.repository',
  'webhooks/delivery.repository',
  'webhooks/secret-reencryption.repository',
  'webhooks/webhook.repository',
].map((path) => `src/modules/${path}.ts`);
