import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';
import { isJson } from './call.js';
import { confirm } from './confirm.js';
import { distributionPlanLines } from './distribute-report.js';

interface DistributeOptions {
  dryRun?: boolean;
  shards: number;
  yes?: boolean;
}

/** Adds the command `mnemonest distribute`, which works on the database itself. */
export function addDistributeCommand(program: Command): void {
  program
    .command('distribute')
    .description('spread the memories over the workers of a Citus coordinator, by workspace')
    .option('--dry-run', 'only say what there is to do')
    .option('--shards <number>', 'parts of each table: several for each worker that you will ever have', wholeNumber, 32)
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      '\nRuns with the variables of the service, such as DATABASE_URL, while no service runs. Killed, it goes on when run again.',
    )
    .action(distribute);
}

async function distribute({ dryRun, shards, yes }: DistributeOptions, command: Command): Promise<void> {
  const { withDistribution } = await import('./distribute.js');
  await withDistribution(shards, async (distribution) => {
    const plan = await distribution.plan();
    const print = (json: object, lines: readonly string[]) =>
      process.stdout.write(`${isJson(command) ? JSON.stringify(json) : lines.join('\n')}\n`);
    if (dryRun) return print(plan, distributionPlanLines(plan));
    if (plan.distribute.length) {
      process.stderr.write(`${distributionPlanLines(plan).join('\n')}\n`);
      await confirm('Distribute the database? It cannot be undone, but by a backup.', yes);
    }
    await distribution.run((step) => process.stderr.write(`${step}\n`));
    print({ ...plan, state: 'distributed' }, ['the database is distributed: start the service']);
  });
}
