import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';
import { callAdmin, callDelete } from './call.js';
import { grantTable } from './list-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';

/** Adds the commands `mnemonest grant …`. */
export function addGrantCommands(program: Command): void {
  const grant = program.command('grant').description('applications that were connected to a workspace by OAuth');

  withPage(grant.command('list'))
    .description('the applications that may use keys of a workspace, the oldest first')
    .requiredOption('--workspace <id>', 'workspace', wholeNumber)
    .action(({ workspace, limit, cursor }: PageOptions & { workspace: number }, command: Command) => {
      const path = withQuery(`/workspaces/${workspace}/grants`, { limit, cursor });
      return callAdmin(command, { method: 'GET', path }, grantTable);
    });

  grant
    .command('revoke')
    .description('end a grant: the application has to be connected again')
    .argument('<id>', 'grant', wholeNumber)
    .option('--yes', 'do not ask')
    .action((id: number, _options: object, command: Command) =>
      callDelete(command, `/grants/${id}`, `grant ${id}`, 'The tokens of its application will be refused.'),
    );
}
