import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { jsonObject, lifetimeSeconds, wholeNumber } from './arguments.js';
import { callWorkspace, type KeyOptions, withKey } from './call.js';
import { confirm } from './confirm.js';
import { hitLines, memoryLines, memoryLinesOf, storedLines } from './memory-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';

interface SubjectOptions extends KeyOptions {
  user?: string;
  agent?: string;
  run?: string;
}

interface RememberOptions extends SubjectOptions {
  meta?: object;
  ttl?: number;
  expiresAt?: string;
  externalId?: string;
  mode?: string;
}

interface RecallOptions extends SubjectOptions {
  topK?: number;
  minScore?: string;
  filter?: object;
  asOf?: string;
}

interface ListOptions extends SubjectOptions, PageOptions {
  filter?: object;
  text?: string;
  category?: string;
  externalId?: string;
  archived?: string;
}

/** Adds the commands `mnemonest remember`, `recall`, `list`, `show`, `forget` and `erase`, for the memories of a workspace. */
export function addMemoryCommands(program: Command): void {
  withSubject(withKey(program.command('remember')))
    .description('store a text')
    .argument('<text>', 'what was learnt; - reads it from standard input')
    .option('--meta <json>', 'anything, as a JSON object; it comes back with the memory', jsonObject)
    .option('--ttl <time>', 'forget it after 90 (seconds), 30m, 12h or 7d', lifetimeSeconds)
    .option('--expires-at <time>', 'forget it at this moment, such as 2027-01-31T12:00:00Z')
    .option('--external-id <id>', 'your own id of it: stored again, it gets the new text')
    .addOption(new Option('--mode <mode>', 'verbatim: without updating or merging anything').choices(['smart', 'verbatim']))
    .action(async (given: string, { meta, ttl, expiresAt, externalId, mode, ...options }: RememberOptions, command: Command) => {
      const content = given === '-' ? (await text(process.stdin)).trim() : given;
      const how = { meta, ttl_seconds: ttl, expires_at: expiresAt, external_id: externalId, mode };
      const body = { text: content, ...how, ...toSubject(options) };
      await callWorkspace(command, { method: 'POST', path: '/v1/memory/store', body }, storedLines);
    });

  withSubject(withKey(program.command('recall')))
    .description('find memories that fit a query, the best first')
    .argument('<query>', 'what to look for, in words')
    .option('--top-k <n>', 'most memories, 1 to 50', wholeNumber)
    .option('--min-score <n>', 'smallest similarity, 0 to 1')
    .option('--filter <json>', 'only memories that meet it, such as {"meta.source":"slack"}', jsonObject)
    .option('--as-of <time>', 'as they were at this moment')
    .action((query: string, { topK, minScore, filter, asOf, ...options }: RecallOptions, command: Command) => {
      const how = { top_k: topK, min_score: minScore === undefined ? undefined : Number(minScore), filter, as_of: asOf };
      const body = { query, ...how, ...toSubject(options) };
      return callWorkspace(command, { method: 'POST', path: '/v1/memory/retrieve', body }, hitLines);
    });

  withPage(withSubject(withKey(program.command('list'))))
    .description('list memories, the newest first')
    .option('--filter <json>', 'only memories that meet it', jsonObject)
    .option('--text <part>', 'only memories with this in their text')
    .option('--category <tag>', 'only memories with this tag')
    .option('--external-id <id>', 'only those that you gave this id')
    .addOption(new Option('--archived <which>', 'archived ones: without, only, or also').choices(['false', 'true', 'any']))
    .action((options: ListOptions, command: Command) => {
      const { filter, text: q, category, externalId, archived, limit, cursor } = options;
      const query = { filter: filter && JSON.stringify(filter), q, category, external_id: externalId, archived, limit, cursor };
      const path = withQuery('/v1/memory', { ...query, ...toSubject(options) });
      return callWorkspace(command, { method: 'GET', path }, memoryLinesOf);
    });

  withKey(program.command('show'))
    .description('show a memory')
    .argument('<id>', 'memory', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callWorkspace(command, { method: 'GET', path: `/v1/memory/${id}` }, memoryLines),
    );

  withKey(program.command('forget'))
    .description('delete memories, for good')
    .argument('<id...>', 'memories', (value: string, known: number[] = []) => [...known, wholeNumber(value)])
    .option('--yes', 'do not ask')
    .action(async (ids: number[], { yes }: { yes?: boolean }, command: Command) => {
      await confirm(`Delete ${ids.length === 1 ? `memory ${ids[0]}` : `${ids.length} memories`}, with the history?`, yes);
      for (const id of ids)
        await callWorkspace(command, { method: 'DELETE', path: `/v1/memory/${id}` }, () => [`memory ${id} is deleted`]);
    });

  withSubject(withKey(program.command('erase')))
    .description('delete all that is stored of a user, an agent or a run, for good')
    .option('--dry-run', 'only count it')
    .option('--yes', 'do not ask')
    .action(async (options: SubjectOptions & { dryRun?: boolean; yes?: boolean }, command: Command) => {
      const { dryRun = false, yes } = options;
      const subject = toSubject(options);
      const id = Object.values(subject).find((value) => value !== undefined);
      if (!dryRun) await confirm(`Erase all that is stored of ${id ?? 'nobody'}?`, yes);
      const body = { ...subject, ...(dryRun ? { dry_run: true } : { confirm: id }) };
      await callWorkspace(command, { method: 'POST', path: '/v1/memory/erase', body }, erasureLines);
    });
}

const erasureLines = ({ dry_run, memories, revisions, turns }: Record<string, unknown>): string[] => [
  `${memories} memories, ${revisions} earlier states and ${turns} queued turns ${dry_run ? 'would be' : 'are'} erased`,
];

const withSubject = (command: Command): Command =>
  command
    .option('--user <id>', 'user_id: the user that it belongs to')
    .option('--agent <id>', 'agent_id: the agent that it belongs to')
    .option('--run <id>', 'run_id: the run that it belongs to');

const toSubject = ({ user, agent, run }: SubjectOptions) => ({ user_id: user, agent_id: agent, run_id: run });
