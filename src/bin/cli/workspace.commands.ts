import { type Command, Option } from 'commander';
import type { BillingCycle } from '../../database/entities/subscription.entity.js';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { assertChanges, type LimitArgument, limit, listOf, toLimit, wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { workspaceTable } from './list-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { createdWorkspaceLines, purgeLines, workspaceLines } from './report.js';
import { addWorkspaceMoveCommand } from './workspace-move.command.js';

/** Repeated here because importing the entity would load TypeORM; the types ensure that the values are valid. */
const STATUSES: WorkspaceStatus[] = ['active', 'pending_payment', 'suspended'];
const BILLING_CYCLES: BillingCycle[] = ['monthly', 'yearly'];

interface SettingOptions {
  timeZone?: string;
  scopeKeys?: string[];
  autoApply?: string[];
  rpmLimit?: LimitArgument;
  burstLimit?: LimitArgument;
  writeLimit?: LimitArgument;
  retrieveLimit?: LimitArgument;
  billingCycle?: string;
  anchor?: string;
}

interface CreateOptions extends SettingOptions {
  /** `false` for --no-plan. */
  plan?: string | false;
  account?: number;
}

interface UpdateOptions extends SettingOptions {
  account?: number;
  name?: string;
  status?: string;
  /** `false` for --no-plan. */
  plan?: string | false;
}

interface ListOptions extends PageOptions {
  status?: string;
  account?: number;
  name?: string;
}

/** Adds the commands `mnemonest workspace …`. */
export function addWorkspaceCommands(program: Command): void {
  const workspace = program.command('workspace').description('pools of memories, each with keys and limits of its own');

  withSettings(workspace.command('create <name>'))
    .description('make a workspace and its first key')
    .option('--plan <code>', 'plan, such as free or starter; without this option: self-hosted')
    .option('--no-plan', 'no subscription: no caps, but the low default rate limits')
    .option('--account <id>', 'owner; none: the first account', wholeNumber)
    .action((name: string, { plan, account, ...settings }: CreateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'POST', path: '/workspaces', body: { name, plan: toPlan(plan), ...toSettings(settings), account_id: account } },
        createdWorkspaceLines,
      ),
    );

  withSettings(workspace.command('update'))
    .description('change what is named, and nothing else')
    .argument('<id>', 'workspace', wholeNumber)
    .addOption(new Option('--status <status>', 'whether its keys are let in').choices(STATUSES))
    .option('--name <name>', 'what it is called')
    .option('--plan <code>', 'subscribe to a plan')
    .option('--no-plan', 'end the subscription')
    .option('--account <id>', 'the account that takes it over', wholeNumber)
    .action((id: number, options: UpdateOptions, command: Command) =>
      callAdmin(command, { method: 'PATCH', path: `/workspaces/${id}`, body: toChanges(options) }, workspaceLines),
    );

  withPage(workspace.command('list'))
    .description('all workspaces, the oldest first')
    .addOption(new Option('--status <status>', 'only those with this status').choices([...STATUSES, 'limit_reached', 'deleted']))
    .option('--account <id>', 'only those of this account', wholeNumber)
    .option('--name <part>', 'only those with this in their name')
    .action(({ status, account, name: q, limit: size, cursor }: ListOptions, command: Command) => {
      const path = withQuery('/workspaces', { status, account_id: account, q, limit: size, cursor });
      return callAdmin(command, { method: 'GET', path }, workspaceTable);
    });

  workspace
    .command('show')
    .description('one workspace, a deleted one too')
    .argument('<id>', 'workspace', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'GET', path: `/workspaces/${id}` }, workspaceLines),
    );

  workspace
    .command('restore')
    .description('take the deletion of a workspace back')
    .argument('<id>', 'workspace', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'POST', path: `/workspaces/${id}/restore` }, workspaceLines),
    );

  workspace
    .command('purge')
    .description('delete a workspace and all that it has, for good')
    .argument('<id>', 'workspace', wholeNumber)
    .requiredOption('--confirm <name>', 'the name of the workspace')
    .action((id: number, { confirm }: { confirm: string }, command: Command) =>
      callAdmin(command, { method: 'POST', path: `/workspaces/${id}/purge`, body: { confirm } }, purgeLines),
    );

  workspace
    .command('purged')
    .description('how far a purge is')
    .argument('<id>', 'workspace', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'GET', path: `/workspaces/${id}/purge` }, purgeLines),
    );

  workspace
    .command('delete')
    .description('shut a workspace; its memories stay in the database')
    .argument('<id>', 'workspace', wholeNumber)
    .option('--yes', 'do not ask')
    .action((id: number, _options: object, command: Command) =>
      callDelete(command, `/workspaces/${id}`, `workspace ${id}`, 'Its keys will be refused.'),
    );

  addWorkspaceMoveCommand(workspace);
}

const withSettings = (command: Command): Command =>
  command
    .addOption(
      new Option('--billing-cycle <cycle>', 'how the plan is billed; quotas are monthly all the same').choices(BILLING_CYCLES),
    )
    .option('--time-zone <name>', 'IANA time zone that dates in texts are read in, such as Europe/Paris')
    .option('--scope-keys <list>', 'keys of meta that keep memories apart, such as user_id,agent_id; or none', listOf)
    .option('--auto-apply <list>', 'recommendations to apply by itself: duplicate, expired; or none', listOf)
    .option('--rpm-limit <n>', 'requests a minute, or none for the default', limit)
    .option('--burst-limit <n>', 'requests at once, or none for the default', limit)
    .option('--write-limit <n>', 'writes a month, or none for the plan’s', limit)
    .option('--retrieve-limit <n>', 'retrieves a month, or none for the plan’s', limit)
    .option('--anchor <time>', 'moment that quota months count from, such as 2026-01-31 or 2026-01-31T12:00:00Z');

const toSettings = ({ billingCycle, anchor, timeZone, scopeKeys, autoApply, ...limits }: SettingOptions) => ({
  billing_cycle: billingCycle,
  anchor,
  time_zone: timeZone,
  scope_keys: scopeKeys,
  auto_apply: autoApply,
  rpm_limit: toLimit(limits.rpmLimit),
  burst_limit: toLimit(limits.burstLimit),
  memory_write_limit: toLimit(limits.writeLimit),
  memory_retrieve_limit: toLimit(limits.retrieveLimit),
});

/** Returns the plan of a request: null ends the subscription, undefined says nothing of it. */
const toPlan = (plan: string | false | undefined): string | null | undefined => (plan === false ? null : plan);

const toChanges = ({ name, status, plan, account, ...settings }: UpdateOptions): object =>
  assertChanges({ name, status, plan: toPlan(plan), ...toSettings(settings), account_id: account }, 'workspace update');
