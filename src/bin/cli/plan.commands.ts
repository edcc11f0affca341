import type { Command } from 'commander';
import { assertChanges, type LimitArgument, limit, notEmpty, toLimit, wholeNumber } from './arguments.js';
import { callAdmin } from './call.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { planLines, planTable } from './plan-report.js';

interface PlanOptions {
  name?: string;
  rpmLimit?: number;
  burstLimit?: number;
  writeLimit?: LimitArgument;
  retrieveLimit?: LimitArgument;
  maxKeys?: LimitArgument;
}

/** Adds the commands `mnemonest plan …`. */
export function addPlanCommands(program: Command): void {
  const plan = program.command('plan').description('what workspaces can subscribe to');

  withPage(plan.command('list'))
    .description('all plans, the oldest first')
    .action(({ limit: size, cursor }: PageOptions, command: Command) =>
      callAdmin(command, { method: 'GET', path: withQuery('/plans', { limit: size, cursor }) }, planTable),
    );

  plan
    .command('show')
    .description('one plan')
    .argument('<code>', 'plan', notEmpty)
    .action((code: string, _options: object, command: Command) =>
      callAdmin(command, { method: 'GET', path: pathOf(code) }, planLines),
    );

  withLimits(plan.command('create').description('make a plan; its code is for good'))
    .argument('<code>', 'lower-case words and numbers joined by hyphens', notEmpty)
    .requiredOption('--name <name>', 'what people see')
    .action((code: string, options: PlanOptions, command: Command) =>
      callAdmin(command, { method: 'POST', path: '/plans', body: { code, ...toFields(options) } }, planLines),
    );

  withLimits(plan.command('update').description('change what is named, for all subscribers'))
    .argument('<code>', 'plan', notEmpty)
    .option('--name <name>', 'what people see')
    .action((code: string, options: PlanOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'PATCH', path: pathOf(code), body: assertChanges(toFields(options), 'plan update') },
        planLines,
      ),
    );
}

const withLimits = (command: Command): Command =>
  command
    .option('--rpm-limit <n>', 'requests a minute', wholeNumber)
    .option('--burst-limit <n>', 'requests at once', wholeNumber)
    .option('--write-limit <n>', 'writes a month, or none for no quota', limit)
    .option('--retrieve-limit <n>', 'retrieves a month, or none for no quota', limit)
    .option('--max-keys <n>', 'keys of each workspace, or none for no bound', limit);

const pathOf = (code: string): string => `/plans/${encodeURIComponent(code)}`;

const toFields = ({ name, rpmLimit, burstLimit, writeLimit, retrieveLimit, maxKeys }: PlanOptions) => ({
  name,
  rpm_limit: rpmLimit,
  burst_limit: burstLimit,
  memory_write_limit: toLimit(writeLimit),
  memory_retrieve_limit: toLimit(retrieveLimit),
  max_keys: toLimit(maxKeys),
});
