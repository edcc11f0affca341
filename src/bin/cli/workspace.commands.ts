import { type Command, Option } from 'commander';
import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import { type LimitArgument, limit, toLimit, wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { CliError } from './cli-error.js';
import { createdWorkspaceLines, workspaceLines } from './report.js';

/** Spelled out here because the entity would load TypeORM; the type keeps them to what the entity knows. */
const STATUSES: WorkspaceStatus[] = ['active', 'pending_payment', 'suspended'];

interface CreateOptions {
  plan?: string;
  account?: number;
}

interface UpdateOptions {
  status?: string;
  /** `false`: --no-plan. */
  plan?: string | false;
  rpmLimit?: LimitArgument;
  burstLimit?: LimitArgument;
  writeLimit?: LimitArgument;
  retrieveLimit?: LimitArgument;
}

/** `mnemonest workspace …` */
export function addWorkspaceCommands(program: Command): void {
  const workspace = program.command('workspace').description('pools of memories, each with keys and limits of its own');

  workspace
    .command('create <name>')
    .description('make a workspace and its first key')
    .option('--plan <code>', 'plan, such as free or starter; none: no subscription and no caps')
    .option('--account <id>', 'owner; none: the first account', wholeNumber)
    .action((name: string, { plan, account }: CreateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'POST', path: '/workspaces', body: { name, plan, account_id: account } },
        createdWorkspaceLines,
      ),
    );

  workspace
    .command('update')
    .description('change what is named, and nothing else')
    .argument('<id>', 'workspace', wholeNumber)
    .addOption(new Option('--status <status>', 'whether its keys are let in').choices(STATUSES))
    .option('--plan <code>', 'subscribe to a plan')
    .option('--no-plan', 'end the subscription')
    .option('--rpm-limit <n>', 'requests a minute, or none for the default', limit)
    .option('--burst-limit <n>', 'requests at once, or none for the default', limit)
    .option('--write-limit <n>', 'writes a month, or none for the plan’s', limit)
    .option('--retrieve-limit <n>', 'retrieves a month, or none for the plan’s', limit)
    .action((id: number, options: UpdateOptions, command: Command) =>
      callAdmin(command, { method: 'PATCH', path: `/workspaces/${id}`, body: toChanges(options) }, workspaceLines),
    );

  workspace
    .command('delete')
    .description('shut a workspace; its memories stay in the database')
    .argument('<id>', 'workspace', wholeNumber)
    .option('--yes', 'do not ask')
    .action((id: number, _options: object, command: Command) =>
      callDelete(command, `/workspaces/${id}`, `workspace ${id}`, 'Its keys will be refused.'),
    );
}

function toChanges({ status, plan, rpmLimit, burstLimit, writeLimit, retrieveLimit }: UpdateOptions): object {
  const changes = {
    status,
    plan: plan === false ? null : plan,
    rpm_limit: toLimit(rpmLimit),
    burst_limit: toLimit(burstLimit),
    memory_write_limit: toLimit(writeLimit),
    memory_retrieve_limit: toLimit(retrieveLimit),
  };
  if (Object.values(changes).every((value) => value === undefined))
    throw new CliError('nothing to change: name at least one option (see mnemonest workspace update --help)');
  return changes;
}
