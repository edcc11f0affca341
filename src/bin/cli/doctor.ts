import type { toOverviewResponse } from '../../modules/admin/overview.mapper.js';
import type { toUsageResponse } from '../../modules/admin/usage.mapper.js';
import type { Readiness } from '../../modules/status/readiness.service.js';
import type { StatusService } from '../../modules/status/status.service.js';
import type { Setting } from './environment.js';
import type { Json } from './report.js';

/** The result of one look at the installation. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'failure';
  /** The state of things, and a remedy. */
  readonly detail: string;
}

type Status = Json<Awaited<ReturnType<StatusService['status']>>>;
type Overview = Json<ReturnType<typeof toOverviewResponse>>;
type Usage = Json<ReturnType<typeof toUsageResponse>>;

/** An answer of the service, or why there is none. */
export type Asked<T> = { readonly status: number; readonly body: T } | { readonly problem: string };

/** The questions of a doctor; each rejects with a message for the user where it cannot be asked. */
export interface Sources {
  /** Throws where a variable of the service is invalid. @returns what the service keeps its data in, and its embedder */
  readonly configuration: () => Promise<string>;
  readonly url: () => Setting;
  readonly readiness: () => Promise<Asked<Readiness>>;
  /** Throws where there is no admin token. */
  readonly adminToken: () => Setting;
  readonly overview: () => Promise<Asked<Overview>>;
  readonly key: () => Setting | undefined;
  readonly status: () => Promise<Asked<Status>>;
  readonly usage: (workspaceId: number) => Promise<Asked<Usage>>;
}

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail });
const warning = (check: string, detail: string): Finding => ({ check, state: 'warning', detail });
const failure = (check: string, detail: string): Finding => ({ check, state: 'failure', detail });
const messageOf = (error: unknown): string => (error as Error).message;

/** Looks at what is configured, whether it can be reached, and which limits hold. */
export async function examine(sources: Sources): Promise<Finding[]> {
  const findings = [await configuration(sources)];
  const [reachable, ...service] = await readiness(sources);
  findings.push(reachable!, ...service);
  if (reachable!.state === 'failure') return findings;
  const [operator, overview] = await administration(sources);
  findings.push(operator);
  if (overview)
    findings.push(
      ok(
        'versions',
        Object.entries(overview.versions)
          .map(([name, is]) => `${name} ${is}`)
          .join(', '),
      ),
    );
  if (overview?.last_errors.length)
    findings.push(warning('log', `the last error, at ${overview.last_errors[0]!.at}: ${overview.last_errors[0]!.message}`));
  return [...findings, ...(await workspace(sources, overview !== undefined))];
}

async function configuration({ configuration: read }: Sources): Promise<Finding> {
  try {
    return ok('configuration', `a service that starts here has: ${await read()}`);
  } catch (error) {
    return failure('configuration', `a service that starts here would stop: ${messageOf(error)}`);
  }
}

async function readiness({ url, readiness: ask }: Sources): Promise<Finding[]> {
  try {
    const { value, source } = url();
    const answer = await ask();
    if ('problem' in answer) return [failure('service', answer.problem)];
    if (!answer.body?.checks) return [failure('service', `${value} (${source}) answered ${answer.status}`)];
    const { status, checks } = answer.body;
    const state = { ready: ok, degraded: warning, stopping: warning, unavailable: failure }[status];
    const parts = Object.entries(checks).map(([name, is]) => `${name} ${is}`);
    return [ok('service', `${value} (${source}) answers`), state('readiness', `${status}: ${parts.join(', ')}`)];
  } catch (error) {
    return [failure('service', messageOf(error))];
  }
}

async function administration({ adminToken, overview }: Sources): Promise<[Finding, Overview?]> {
  try {
    const { source } = adminToken();
    const answer = await overview();
    if ('problem' in answer) return [failure('admin token', answer.problem)];
    if (answer.status !== 200) return [failure('admin token', `the service refuses the one in ${source} (${answer.status})`)];
    const { totals, queues } = answer.body;
    const waiting = `${queues.turns} turns and ${queues.embedding_jobs} texts wait`;
    const counts = `${totals.workspaces.active} active workspaces, ${totals.keys} keys, ${totals.memories} memories`;
    return [ok('admin token', `${source}: ${counts}; ${waiting}`), answer.body];
  } catch (error) {
    return [warning('admin token', messageOf(error))];
  }
}

async function workspace({ key, status, usage }: Sources, isOperator: boolean): Promise<Finding[]> {
  const secret = key();
  if (!secret)
    return [warning('API key', 'none: remember, recall, list, export, import and mcp need MNEMONEST_API_KEY, or --key')];
  const answer = await status();
  if ('problem' in answer) return [failure('API key', answer.problem)];
  if (answer.status !== 200) {
    const { detail } = answer.body as unknown as { detail?: unknown };
    return [failure('API key', `${secret.source}: ${String(detail)} (${answer.status})`)];
  }
  const { workspace_id: id, workspace_name: name, workspace_status: is, plan_name: plan, api_key_prefix: prefix } = answer.body;
  const state = is === 'active' ? ok : warning;
  const found = state(
    'API key',
    `${secret.source}: ${prefix}… of workspace ${id} ${JSON.stringify(name)}, ${is}, plan ${plan ?? 'none'}`,
  );
  if (!isOperator) return [found, warning('limits', 'only an operator can see them: the admin token is missing')];
  return [found, ...limits(await usage(id))];
}

function limits(answer: Asked<Usage>): Finding[] {
  if ('problem' in answer || answer.status !== 200) return [];
  const { rate_limit: rate, memory_writes: writes, memory_retrieves: retrieves, cycle } = answer.body;
  const quota = (name: string, { used, limit }: { used: number; limit: number | null }) =>
    limit === null ? `${name} without a quota (${used} used)` : `${used} of ${limit} ${name} used`;
  const isUsedUp = [writes, retrieves].some(({ remaining }) => remaining === 0);
  return [
    ok('rate limit', `${rate.rpm_limit} calls a minute, ${rate.burst_limit} at once`),
    (isUsedUp ? warning : ok)('quota', `${quota('writes', writes)}, ${quota('retrieves', retrieves)}, until ${cycle.end}`),
  ];
}
