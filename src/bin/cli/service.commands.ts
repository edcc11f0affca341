import type { Command } from 'commander';
import type { Readiness } from '../../modules/status/readiness.service.js';
import { assertOk, isJson, show } from './call.js';
import { workspaceKey } from './environment.js';
import { readinessLines, statusLines } from './report.js';
import { request } from './request.js';

/** `mnemonest start`, `migrate` and `status`. What the first two need is loaded only for them: the others stay quick. */
export function addServiceCommands(program: Command): void {
  program
    .command('start')
    .description('run the service (also without any command)')
    .action(async () => {
      await import('../../main.js');
    });

  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action(async (_options: object, command: Command) => {
      const { migrate, UP_TO_DATE } = await import('./migrate.js');
      await migrate();
      process.stdout.write(`${isJson(command) ? JSON.stringify({ status: UP_TO_DATE }) : UP_TO_DATE}\n`);
    });

  program
    .command('status')
    .description('how the workspace of MNEMONEST_KEY stands, or the service where there is none')
    .action((_options: object, command: Command) => showStatus(command));
}

async function showStatus(command: Command): Promise<void> {
  const secret = workspaceKey();
  if (!secret) return showReadiness(command);
  const answer = await request({ method: 'GET', path: '/v1/status', secret });
  show(command, answer, statusLines);
  assertOk(answer, secret.source);
}

/** A service that is not ready says so with 503 and a report like any other. */
async function showReadiness(command: Command): Promise<void> {
  const answer = await request({ method: 'GET', path: '/readyz' });
  const ok = (answer.body as Partial<Readiness>)?.checks !== undefined;
  show(command, { ...answer, ok }, readinessLines);
  if (!ok) assertOk(answer);
  if (!answer.ok) process.exitCode = 1;
}
