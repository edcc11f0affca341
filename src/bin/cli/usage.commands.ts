import { type Command, Option } from 'commander';
import { wholeNumber } from './arguments.js';
import { callAdmin } from './call.js';
import { confirm } from './confirm.js';
import { withQuery } from './paging.js';
import { seriesTable, usageLines } from './usage-report.js';

/** Adds the commands `mnemonest usage <workspace>` and `mnemonest usage reset <workspace>`. */
export function addUsageCommands(program: Command): void {
  const usage = program
    .command('usage')
    .usage('<workspace> | series <workspace> | reset <workspace>')
    .description('what workspaces used this month, and what they may');

  usage
    .command('show', { isDefault: true })
    .description('quotas, rate limits and keys of a workspace (also without the word show)')
    .argument('<workspace>', 'its id', wholeNumber)
    .action((id: number, _options: object, command: Command) =>
      callAdmin(command, { method: 'GET', path: `/workspaces/${id}/usage` }, usageLines),
    );

  usage
    .command('series')
    .description('what a workspace used, by days or by keys')
    .argument('<workspace>', 'its id', wholeNumber)
    .option('--from <day>', 'first day, such as 2026-05-01 (default: 30 days)')
    .option('--to <day>', 'last day (default: today)')
    .addOption(new Option('--by <what>', 'a row for each').choices(['day', 'key']))
    .action((id: number, { from, to, by }: { from?: string; to?: string; by?: string }, command: Command) => {
      const path = withQuery(`/workspaces/${id}/usage/series`, { from, to, by });
      return callAdmin(command, { method: 'GET', path }, seriesTable);
    });

  usage
    .command('reset')
    .description('start the counts of this month anew')
    .argument('<workspace>', 'its id', wholeNumber)
    .option('--yes', 'do not ask')
    .action(async (id: number, { yes }: { yes?: boolean }, command: Command) => {
      await confirm(`Reset the counts of workspace ${id}? What it used this month is forgotten.`, yes);
      await callAdmin(command, { method: 'POST', path: `/workspaces/${id}/usage/reset` }, usageLines);
    });
}
