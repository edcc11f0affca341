import { type Command, Option } from 'commander';
import { assertChanges, type LimitArgument, limit, toLimit, wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { issuedKeyLines, keyLines } from './report.js';

interface LimitOptions {
  rpmLimit?: LimitArgument;
  burstLimit?: LimitArgument;
}

interface CreateOptions extends LimitOptions {
  workspace: number;
  label: string;
  kind: string;
}

/** Adds the commands `mnemonest key …`. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('API keys of workspaces');
  const ofKey = (name: string, description: string) =>
    key.command(name).description(description).argument('<id>', 'API key (its id, not the key)', wholeNumber);

  withLimits(key.command('create'))
    .description('give a workspace one more key')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .requiredOption('--label <label>', 'what the key is for')
    .addOption(new Option('--kind <kind>', 'which API it opens').choices(['workspace', 'azen']).default('workspace'))
    .action(({ workspace, label, kind, ...limits }: CreateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'POST', path: `/workspaces/${workspace}/keys`, body: { label, kind, ...toLimits(limits) } },
        issuedKeyLines,
      ),
    );

  withLimits(ofKey('update', 'change its own limits; those of its workspace bound all its keys together')).action(
    (id: number, options: LimitOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'PATCH', path: `/keys/${id}`, body: assertChanges(toLimits(options), 'key update') },
        keyLines,
      ),
  );

  for (const [name, description, enabled] of [
    ['disable', 'refuse a key until it is enabled again', false],
    ['enable', 'let a disabled key in again', true],
  ] as const)
    ofKey(name, description).action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'PATCH', path: `/keys/${id}`, body: { enabled } }, keyLines),
    );

  ofKey('regenerate', 'give a key a new secret; the old one stops working').action(
    (id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'POST', path: `/keys/${id}/regenerate` }, issuedKeyLines),
  );

  ofKey('delete', 'delete a key')
    .option('--yes', 'do not ask')
    .action((id: number, _options: object, command: Command) =>
      callDelete(command, `/keys/${id}`, `API key ${id}`, 'Requests with it will be refused.'),
    );
}

const withLimits = (command: Command): Command =>
  command
    .option('--rpm-limit <n>', 'requests a minute, or none for the workspace’s', limit)
    .option('--burst-limit <n>', 'requests at once, or none for the workspace’s', limit);

const toLimits = ({ rpmLimit, burstLimit }: LimitOptions) => ({
  rpm_limit: toLimit(rpmLimit),
  burst_limit: toLimit(burstLimit),
});
