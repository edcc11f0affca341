import type { Command } from 'commander';
import { isJson } from './call.js';
import { type Asked, examine, type Finding } from './doctor.js';
import { adminToken, environment, serviceSetting, workspaceKey } from './environment.js';
import { type Call, request } from './request.js';
import { aligned } from './text-table.js';

/** Adds the command `mnemonest doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('see what is configured, whether it can be reached, and which limits hold')
    .action(async (_options: object, command: Command) => {
      const findings = await examine({
        configuration: describeConfiguration,
        url: serviceSetting,
        readiness: () => ask({ method: 'GET', path: '/readyz' }),
        adminToken,
        overview: () => ask({ method: 'GET', path: '/admin/v1/overview', secret: adminToken() }),
        key: workspaceKey,
        status: () => ask({ method: 'GET', path: '/v1/status', secret: workspaceKey() }),
        usage: (id) => ask({ method: 'GET', path: `/admin/v1/workspaces/${id}/usage`, secret: adminToken() }),
      });
      process.stdout.write(isJson(command) ? `${JSON.stringify(findings)}\n` : `${doctorLines(findings).join('\n')}\n`);
      if (findings.some(({ state }) => state === 'failure')) process.exitCode = 1;
    });
}

const MARKS: Record<Finding['state'], string> = { ok: 'ok', warning: '! ', failure: 'X ' };

const doctorLines = (findings: readonly Finding[]): string[] =>
  aligned(findings.map(({ check, state, detail }) => [`${MARKS[state]} ${check}`, detail]));

/** Loads the configuration of the service only here, so that other commands start fast. */
async function describeConfiguration(): Promise<string> {
  const { loadConfig } = await import('../../config/config.js');
  const { databaseUrl, redisUrl, dataDir, embeddings, llm, encryption } = loadConfig(environment);
  return [
    databaseUrl ? 'PostgreSQL' : `embedded database in ${dataDir}`,
    redisUrl ? 'Redis' : 'no Redis',
    `embeddings ${embeddings.provider} ${embeddings.model}`,
    `decisions by ${llm.provider === 'openai' ? llm.model : 'rules'}`,
    encryption?.key ? 'texts encrypted' : 'texts not encrypted',
  ].join(', ');
}

async function ask<T>(call: Call): Promise<Asked<T>> {
  try {
    const { status, body } = await request(call);
    return { status, body: body as T };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
