import { EVERY_WORKSPACE } from '../src/database/tenancy/workspace-of.js';
import { readCommittedStatements } from './support/committed-statements.js';

const LOCKS = /\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b/;
const CLOCK_IN_CONFLICT = /\bON CONFLICT\b[\s\S]*\bDO UPDATE\b[\s\S]*?\b(?:now\(\)|clock_timestamp)/;

/**
 * A database that is distributed by workspace (docs/scaling.md) can lock rows of one workspace at a time, and calls no clock
 * where a row is there already. These statements do not keep to that yet: a new one should, and a mended one leaves the list.
 */
describe('the statements of a database distributed by workspace', () => {
  const statements = readCommittedStatements();
  const filesOf = (matching: typeof statements) => [...new Set(matching.map(({ file }) => file))].sort();

  it('lock no rows across workspaces, but for these', () => {
    const across = statements.filter(({ text }) => text.startsWith(EVERY_WORKSPACE.trimEnd()) && LOCKS.test(text));
    expect(filesOf(across)).toEqual(LOCKING.map((path) => `src/modules/${path}.ts`));
  });

  it('call no clock in the update of a row that is there, but for these', () => {
    const clocks = statements.filter(({ text }) => CLOCK_IN_CONFLICT.test(text));
    expect(filesOf(clocks)).toEqual(TELLING_TIME.map((path) => `src/modules/${path}.ts`));
  });
});

/** The plans and the audit are on one machine in a distributed database, too. */
const LOCKING = [
  'audit/audit.repository',
  'embeddings/vector-storage',
  'events/event-queue.repository',
  'events/event-sweep',
  'events/turn-reencryption.repository',
  'idempotency/idempotency.repository',
  'limits/call-count.repository',
  'limits/limit-state.service',
  'limits/unit.repository',
  'memory/chunks/deferred-reencryption.repository',
  'memory/chunks/embedding-job.repository',
  'memory/manage/expiry-sweep',
  'memory/records/memory-reencryption.repository',
  'memory/retrieve/lexeme-statistics',
  'optimize/run.repository',
  'scopes/rescoping.repository',
  'usage/key-usage.repository',
  'webhooks/delivery-queue.repository',
  'webhooks/delivery.repository',
  'webhooks/secret-reencryption.repository',
  'webhooks/webhook.repository',
];

const TELLING_TIME = [
  'encryption/key-rotation.repository',
  'events/event-batch.repository',
  'idempotency/idempotency.repository',
  'optimize/run.repository',
  'scopes/rescoping-requests.repository',
];
