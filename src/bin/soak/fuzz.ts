import type { ServiceProcess } from '../measuring/service-process.js';
import { type ApiDocument, type HostileCall, HostileCalls, randomOf } from './hostile-calls.js';
import { residentMb, type SoakBed } from './soak-bed.js';
import { stopRequested } from './stop.js';

const CLIENTS = 4;
const WITHIN_MS = 30_000;
/** A call may delete its workspace, so calls move on to a new one after so many. */
const CALLS_A_WORKSPACE = 500;
const SHOWN = 10;

/** The figures of the fuzzed calls. */
export interface FuzzFigures {
  readonly seed: number;
  readonly calls: number;
  /** Answers by their status; 0: none in time, or a broken connection. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The first calls that were answered 5xx or not at all. */
  readonly failures: readonly (HostileCall & { readonly status: number })[];
  readonly rssMb: readonly [before: number | undefined, after: number | undefined];
}

/** Makes calls with hostile values to every operation that the service documents. @param seed makes the same calls again */
export async function fuzzedCalls(bed: SoakBed, calls: number, seed: number, tick: () => void): Promise<FuzzFigures> {
  const service = await bed.start();
  const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as ApiDocument;
  const hostile = new HostileCalls(document, randomOf(seed));
  const statuses: Record<string, number> = {};
  const failures: (HostileCall & { status: number })[] = [];
  const before = residentMb(service);
  let made = 0;
  while (made < calls && !stopRequested()) {
    const workspace = await bed.workspace(service, 'Fuzz');
    const keys = { admin: bed.token, azen: await bed.azenKey(service, workspace), workspace: workspace.key };
    const end = Math.min(calls, made + CALLS_A_WORKSPACE);
    const client = async () => {
      while (made < end && !stopRequested()) {
        made++;
        const next = hostile.next();
        const status = await statusOf(service, next, keys);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if ((status >= 500 || status === 0) && failures.length < SHOWN) failures.push({ ...next, status });
        tick();
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }
  const figures = { seed, calls: made, statuses, failures, rssMb: [before, residentMb(service)] as const };
  await service.stop();
  return figures;
}

/** The credentials of the parts of the API. */
interface Keys {
  readonly admin: string;
  readonly azen: string;
  readonly workspace: string;
}

const credentialsFor = (path: string, { admin, azen, workspace }: Keys): Record<string, string> => {
  if (path.startsWith('/api/')) return { 'azen-api-key': azen };
  if (path.startsWith('/mem0/')) return { authorization: `Token ${workspace}` };
  return { authorization: `Bearer ${path.startsWith('/admin/') ? admin : workspace}` };
};

async function statusOf({ url }: ServiceProcess, { method, path, headers, body }: HostileCall, keys: Keys): Promise<number> {
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const sent = { ...credentialsFor(path, keys), ...headers };
    const response = await fetch(`${url}${path}`, { method, headers: sent, body: body ?? null, signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
