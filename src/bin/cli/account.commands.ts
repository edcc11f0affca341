import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';
import { callAdmin } from './call.js';
import { accountLines } from './report.js';

/** Adds the commands `mnemonest account …`. */
export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('owners of workspaces');
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
