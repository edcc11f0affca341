import type { Command } from 'commander';
import type { MovePlan, Progress } from '../../database/move/workspace-move.js';
import { wholeNumber } from './arguments.js';
import { isJson } from './call.js';
import { confirm } from './confirm.js';
import { quoted } from './text-table.js';
import { movePlanLines } from './workspace-move-report.js';

interface MoveOptions {
  to: string;
  dryRun?: boolean;
  abandon?: boolean;
  yes?: boolean;
}

/** Adds the command `mnemonest workspace move`, which works on two databases itself. */
export function addWorkspaceMoveCommand(workspace: Command): void {
  workspace
    .command('move')
    .description('move a workspace, with its vectors and keys, to the database of another installation')
    .argument('<id>', 'workspace', wholeNumber)
    .requiredOption('--to <database>', 'postgres://… of the other installation')
    .option('--dry-run', 'only say what there is to move')
    .option('--abandon', 'take a move back that has not ended')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      '\nRuns with the variables of the service, such as DATABASE_URL. Killed, it goes on when it is run again.',
    )
    .action(move);
}

async function move(id: number, { to, dryRun, abandon, yes }: MoveOptions, command: Command): Promise<void> {
  const { withMove } = await import('./workspace-move.js');
  await withMove(id, to, progressOn(process.stderr), async (moving) => {
    if (abandon) {
      await moving.abandon();
      return print(command, { workspace_id: id, state: 'abandoned' }, [`workspace ${id} stays here`]);
    }
    const plan = await moving.plan();
    if (dryRun) return print(command, toJson(plan), movePlanLines(plan));
    if (plan.state !== 'moved') {
      process.stderr.write(`${movePlanLines(plan).join('\n')}\n`);
      await confirm(`Move workspace ${id}? It cannot be changed until it has arrived.`, yes);
    }
    await moving.run();
    print(command, { ...toJson(plan), state: 'moved' }, [
      `workspace ${id} has moved: let its clients call the other installation`,
      `what it left here is suspended; delete it with: mnemonest workspace purge ${id} --confirm ${quoted(plan.name)}`,
    ]);
  });
}

const toJson = ({ workspaceId, name, account, plan, state, rows }: MovePlan) => ({
  workspace_id: workspaceId,
  name,
  account,
  plan,
  state,
  rows,
});

function print(command: Command, json: object, lines: readonly string[]): void {
  process.stdout.write(`${isJson(command) ? JSON.stringify(json) : lines.join('\n')}\n`);
}

/** Writes a line for a step, and one for each table with its last page. */
const progressOn =
  (stream: NodeJS.WriteStream): Progress =>
  (step, done, total) => {
    if (done === undefined) stream.write(`${step}\n`);
    else if (stream.isTTY) stream.write(`\r${step}: ${done} of ${total}${done === total ? '\n' : ''}`);
    else if (done === total) stream.write(`${step}: ${done}\n`);
  };
