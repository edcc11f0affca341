import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';
import { callAdmin } from './call.js';
import { accountTable } from './list-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { accountLines } from './report.js';

/** Adds the commands `mnemonest account …`. */
export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('owners of workspaces');
  account
    .command('create <name>')
    .description('make an account')
    .action((name: string, _options: object, command: Command) =>
      callAdmin(command, { method: 'POST', path: '/accounts', body: { name } }, accountLines),
    );

  withPage(account.command('list'))
    .description('all accounts, the oldest first')
    .action(({ limit, cursor }: PageOptions, command: Command) =>
      callAdmin(command, { method: 'GET', path: withQuery('/accounts', { limit, cursor }) }, accountTable),
    );

  account
    .command('show')
    .description('one account')
    .argument('<id>', 'account', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'GET', path: `/accounts/${id}` }, accountLines),
    );

  account
    .command('update')
    .description('rename an account')
    .argument('<id>', 'account', wholeNumber)
    .requiredOption('--name <name>', 'who owns the workspaces')
    .action((id: number, { name }: { name: string }, command: Command) =>
      callAdmin(command, { method: 'PATCH', path: `/accounts/${id}`, body: { name } }, accountLines),
    );

  for (const [name, description, suspended] of [
    ['suspend', 'refuse the keys of all its workspaces', true],
    ['resume', 'let them in again', false],
  ] as const)
    account
      .command(name)
      .description(description)
      .argument('<id>', 'account', wholeNumber)
      .action((id: number, _options: object, command: Command) =>
        callAdmin(command, { method: 'PATCH', path: `/accounts/${id}`, body: { suspended } }, accountLines),
      );
}
