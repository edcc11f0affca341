import { fileURLToPath, pathToFileURL } from 'node:url';
import { CliError } from '../cli/cli-error.js';
import { call } from '../measuring/api.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import type { SoakBed, SoakWorkspace } from './soak-bed.js';
import { stopRequested } from './stop.js';

const FORGETFUL = fileURLToPath(new URL('../../../test/support/forgetful-statements.mjs', import.meta.url));

/** The variables of a service whose statements forget their workspace, and of one without row-level security besides. */
const SERVICES = {
  'as it is': {},
  'WHERE removed': { NODE_OPTIONS: `--import=${pathToFileURL(FORGETFUL)}` },
  // The control: it has to show what is foreign, or the check sees nothing.
  'WHERE and wall removed': { NODE_OPTIONS: `--import=${pathToFileURL(FORGETFUL)}`, FORGET_WALL: '1' },
} as const;

/** The figures of each service. */
export type TenantFigures = Readonly<Record<keyof typeof SERVICES, { readonly calls: number; readonly crossings: number }>>;

interface Tenant extends SoakWorkspace {
  /** A word that stands in this tenant's texts alone. */
  readonly word: string;
  readonly memoryId: number;
}

const TENANTS = 6;

/** Lets tenants call for what is another's, and counts the answers that show or change any of it. */
export async function tenantsCrossing(bed: SoakBed, calls: number, tick: () => void): Promise<TenantFigures> {
  const maker = await bed.start();
  const tenants: Tenant[] = [];
  for (let i = 0; i < TENANTS; i++) tenants.push(await newTenant(bed, maker, `tenant${i}word`));
  await maker.stop();
  const figures: Record<string, { calls: number; crossings: number }> = {};
  for (const [name, variables] of Object.entries(SERVICES)) {
    const service = await bed.start(variables);
    let crossings = 0;
    let made = 0;
    for (; made < calls && !stopRequested(); made++) if (await isCrossing(service, tenants, made)) crossings++;
    figures[name] = { calls: made, crossings };
    await service.stop();
    tick();
  }
  return figures as TenantFigures;
}

/** Makes the call of this number for another tenant's memory. Returns true if the answer shows or changes what is foreign. */
async function isCrossing(service: ServiceProcess, tenants: readonly Tenant[], number: number): Promise<boolean> {
  const turn = Math.floor(number / TENANTS);
  const own = tenants[number % TENANTS]!;
  const other = tenants[(number + 1 + (turn % (TENANTS - 1))) % TENANTS]!;
  const [method, path, body] = CALLS[turn % CALLS.length]!(other);
  const answer = await call(method, `${service.url}${path}`, { token: own.key, ...(body && { body }) });
  const shown = JSON.stringify(answer.body);
  const isShown = tenants.some(({ word }) => word !== own.word && shown.includes(`${word} keeps`));
  const isChange = (method === 'PATCH' || method === 'DELETE') && answer.status < 300 && answer.body?.deleted !== 0;
  return isShown || isChange;
}

type Call = (other: Tenant) => readonly [method: string, path: string, body?: object];

const CALLS: readonly Call[] = [
  (other) => ['GET', `/v1/memory/${other.memoryId}`],
  (other) => ['GET', `/v1/memory/${other.memoryId}/history`],
  (other) => ['PATCH', `/v1/memory/${other.memoryId}`, { text: 'Theirs no more' }],
  (other) => ['DELETE', `/v1/memory/${other.memoryId}`],
  (other) => ['POST', '/v1/memory/retrieve', { query: `Where does ${other.word} keep the key?`, min_score: 0 }],
  () => ['GET', '/v1/memory?limit=100'],
  () => ['GET', '/v1/memory?meta.team=all'],
  () => ['GET', '/v1/memory/export'],
  (other) => ['POST', '/v1/memory/retrieve', { query: 'key', filter: { 'meta.word': other.word }, min_score: 0 }],
  (other) => ['DELETE', `/v1/memory?meta.word=${other.word}&confirm=1`],
];

async function newTenant(bed: SoakBed, service: ServiceProcess, word: string): Promise<Tenant> {
  const workspace = await bed.workspace(service, word);
  const body = { text: `${word} keeps the key of the archive behind the beehive`, meta: { team: 'all', word } };
  const stored = await call('POST', `${service.url}/v1/memory/store`, { token: workspace.key, body });
  if (stored.status !== 200) throw new CliError(`a store was answered ${stored.status}`);
  return { ...workspace, word, memoryId: stored.body.memory_id };
}
