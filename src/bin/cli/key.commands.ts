import { type Command, Option } from 'commander';
import { assertChanges, type LimitArgument, limit, listOf, orNone, toLimit, wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { keyTable } from './list-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { issuedKeyLines, keyLines } from './report.js';

interface SettingOptions {
  expiresAt?: string;
  operations?: string[];
  user?: string;
  rpmLimit?: LimitArgument;
  burstLimit?: LimitArgument;
}

interface UpdateOptions extends SettingOptions {
  label?: string;
}

interface CreateOptions extends SettingOptions {
  workspace: number;
  label: string;
  kind: string;
}

/** Adds the commands `mnemonest key …`. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('API keys of workspaces');
  const ofKey = (name: string, description: string) =>
    key.command(name).description(description).argument('<id>', 'API key (its id, not the key)', wholeNumber);

  withPage(key.command('list'))
    .description('the keys of a workspace, the oldest first')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .action(({ workspace, limit: size, cursor }: PageOptions & { workspace: number }, command: Command) => {
      const path = withQuery(`/workspaces/${workspace}/keys`, { limit: size, cursor });
      return callAdmin(command, { method: 'GET', path }, keyTable);
    });

  ofKey('show', 'one key, without its secret').action((id: number, _options: object, command: Command) =>
    callAdmin(command, { method: 'GET', path: `/keys/${id}` }, keyLines),
  );

  withSettings(key.command('create'))
    .description('give a workspace one more key')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .requiredOption('--label <label>', 'what the key is for')
    .addOption(new Option('--kind <kind>', 'which API it opens').choices(['workspace', 'azen']).default('workspace'))
    .action(({ workspace, label, kind, ...settings }: CreateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'POST', path: `/workspaces/${workspace}/keys`, body: { label, kind, ...toSettings(settings) } },
        issuedKeyLines,
      ),
    );

  withSettings(ofKey('update', 'change what is named; the limits of its workspace bound all its keys together'))
    .option('--label <label>', 'what the key is for')
    .action((id: number, { label, ...settings }: UpdateOptions, command: Command) =>
      callAdmin(
        command,
        { method: 'PATCH', path: `/keys/${id}`, body: assertChanges({ label, ...toSettings(settings) }, 'key update') },
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

const withSettings = (command: Command): Command =>
  command
    .option('--expires-at <time>', 'moment after which it is unknown, such as 2027-01-31; or none')
    .option('--operations <list>', 'what it may do: read, write, or read,write', listOf)
    .option('--user <id>', 'user_id whose memories alone it sees and writes; or none')
    .option('--rpm-limit <n>', 'requests a minute, or none for the workspace’s', limit)
    .option('--burst-limit <n>', 'requests at once, or none for the workspace’s', limit);

const toSettings = ({ expiresAt, operations, user, rpmLimit, burstLimit }: SettingOptions) => ({
  expires_at: orNone(expiresAt),
  operations,
  user_id: orNone(user),
  rpm_limit: toLimit(rpmLimit),
  burst_limit: toLimit(burstLimit),
});
