import { COORDINATOR_TABLES, DISTRIBUTED_TABLES } from '../src/database/distribution/tables.js';
import { EVERY_WORKSPACE } from '../src/database/tenancy/workspace-of.js';
import { readCommittedStatements } from './support/committed-statements.js';

const named = (tables: readonly string[]) => new RegExp(String.raw`\b(?:${tables.join('|')})\b`);
const ON_WORKERS = named([...DISTRIBUTED_TABLES, String.raw`(?:own_)?memories(?:_\d+|_\$\{[^}]*\})?`]);
const ON_COORDINATOR = named([...COORDINATOR_TABLES, 'accounts', 'plans', 'workspaces', 'workspace_limits']);

const LOCKS = /\bFOR (?:NO KEY |KEY )?(?:UPDATE|SHARE)\b/;
const CHANGES = /\b(?:INSERT INTO|UPDATE \w+|DELETE FROM)\b/;
const CLOCK = String.raw`(?:now\(\)|clock_timestamp\(\)|gen_random_uuid\(\)|random\(\))`;
const CLOCK_OF_CONFLICT = new RegExp(String.raw`\bDO UPDATE\b[\s\S]*?\bWHERE\b[\s\S]*?${CLOCK}`);
const CLOCK_OF_ROW = new RegExp(
  String.raw`\bSET\b(?:(?!\bFROM\b|\bWHERE\b)[\s\S])*?(?:\b(?:THEN|ELSE)\s|COALESCE\([^()]*?)${CLOCK}`,
);
const CLOCK_RETURNED = new RegExp(
  String.raw`\b(?:INSERT INTO|UPDATE|DELETE FROM)\b(?:(?!\bWITH\b)[\s\S])*\bRETURNING\b[^)]*?${CLOCK}`,
);
const PART_OF_PARAMETER = /\$\d+(?:::\w+(?:\[\])?)?\)\[/;

/**
 * A database that is distributed by workspace (docs/scaling.md) has rows of one workspace on one server. Each rule here is a
 * statement that Citus 13.2 refused, or that ended its process.
 */
describe('the statements on tables that may be on other servers', () => {
  const statements = readCommittedStatements().filter(({ text }) => ON_WORKERS.test(text));
  const titlesOf = (matching: typeof statements) => matching.map(({ file, title }) => `${file}: ${title}`).sort();

  it('lock no rows across workspaces, but for one that a distributed database does not run', () => {
    const across = statements.filter(({ text }) => text.startsWith(EVERY_WORKSPACE.trimEnd()) && LOCKS.test(text));
    expect(titlesOf(across)).toEqual(['src/modules/memory/retrieve/lexeme-statistics.ts: prepared as count_lexemes']);
    expect(statements.filter(({ text }) => LOCKS.test(text)).length).toBeGreaterThan(20);
  });

  it('change nothing together with a table that stays on the coordinator', () => {
    const mixed = statements.filter(({ text }) => ON_COORDINATOR.test(text));
    expect(titlesOf(mixed.filter(({ text }) => CHANGES.test(text) || LOCKS.test(text)))).toEqual([]);
    expect(mixed.length).toBeGreaterThan(0);
  });

  it('call no clock where its value would depend on a row', () => {
    const clocks = statements.filter(({ text }) => CLOCK_OF_CONFLICT.test(text) || CLOCK_OF_ROW.test(text));
    expect(titlesOf(clocks)).toEqual([]);
    expect('UPDATE event_batches SET a = CASE WHEN b THEN now() END').toMatch(CLOCK_OF_ROW);
    expect('UPDATE event_batches SET a = COALESCE(a, now())').toMatch(CLOCK_OF_ROW);
    expect('ON CONFLICT (a) DO UPDATE SET b = 1 WHERE k.c < now()').toMatch(CLOCK_OF_CONFLICT);
    expect(titlesOf(statements.filter(({ text }) => CLOCK_RETURNED.test(text)))).toEqual([]);
  });

  it('take no part out of a parameter, which ends the process of the coordinator', () => {
    expect(titlesOf(statements.filter(({ text }) => PART_OF_PARAMETER.test(text)))).toEqual([]);
    expect('SET scope = ($9::bytea[])[1]').toMatch(PART_OF_PARAMETER);
  });
});
