import type { Command } from 'commander';
import type { Readiness } from '../../modules/status/readiness.service.js';
import { wholeNumber } from './arguments.js';
import { assertOk, callAdmin, isJson, show } from './call.js';
import { setVariables, workspaceKey } from './environment.js';
import { auditTable } from './list-report.js';
import { type PageOptions, withPage, withQuery } from './paging.js';
import { overviewLines, readinessLines, statusLines } from './report.js';
import { request } from './request.js';

interface StartOptions {
  port?: string;
  host?: string;
  dataDir?: string;
  logLevel?: string;
}

interface AuditOptions extends PageOptions {
  workspace?: number;
  action?: string;
  from?: string;
  to?: string;
}

/**
 * Adds the commands `mnemonest start`, `migrate`, `status`, `overview` and `audit`. The first two load the service lazily,
 * so that others start fast.
 */
export function addServiceCommands(program: Command): void {
  program
    .command('start')
    .alias('serve')
    .description('run the service (also without any command: mnemonest --port 9000)')
    .option('--port <port>', 'PORT: 0 takes any free one (default: 8080)')
    .option('--host <address>', 'HOST: address to listen on (default: 127.0.0.1)')
    .option('--data-dir <directory>', 'DATA_DIR: embedded database, admin token, converted model (default: ./data)')
    .option('--log-level <level>', 'LOG_LEVEL (default: info)')
    .addHelpText(
      'after',
      '\nAll else is configured by environment variables, which these options go before: docs/configuration.md',
    )
    .action(async (options: StartOptions) => {
      setVariables({
        PORT: options.port,
        HOST: options.host,
        DATA_DIR: options.dataDir,
        LOG_LEVEL: options.logLevel,
      });
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
    .description('how the workspace of MNEMONEST_API_KEY stands, or the service where there is none')
    .action((_options: object, command: Command) => showStatus(command));

  program
    .command('overview')
    .description('what there is, what waits and what went wrong')
    .action((_options: object, command: Command) => callAdmin(command, { method: 'GET', path: '/overview' }, overviewLines));

  withPage(program.command('audit'))
    .description('who did what, and when; the newest first')
    .option('--workspace <id>', 'only what concerns this workspace', wholeNumber)
    .option('--action <action>', 'only this, or those of a kind: key, or key.deleted')
    .option('--from <time>', 'only at this moment or later')
    .option('--to <time>', 'only before this moment')
    .action(({ workspace, action, from, to, limit, cursor }: AuditOptions, command: Command) => {
      const path = withQuery('/audit', { workspace_id: workspace, action, from, to, limit, cursor });
      return callAdmin(command, { method: 'GET', path }, auditTable);
    });
}

async function showStatus(command: Command): Promise<void> {
  const secret = workspaceKey();
  if (!secret) return showReadiness(command);
  const answer = await request({ method: 'GET', path: '/v1/status', secret });
  show(command, answer, statusLines);
  assertOk(answer, secret.source);
}

/** Shows the readiness of the service. The 503 of a service that is not ready has the same body as the 200. */
async function showReadiness(command: Command): Promise<void> {
  const answer = await request({ method: 'GET', path: '/readyz' });
  const ok = (answer.body as Partial<Readiness>)?.checks !== undefined;
  show(command, { ...answer, ok }, readinessLines);
  if (!ok) assertOk(answer);
  if (!answer.ok) process.exitCode = 1;
}
