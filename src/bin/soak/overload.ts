import type { Figures } from '../bench/figures.js';
import { LoadGenerator } from '../bench/load.js';
import { factOf } from '../bench/sentences.js';
import { call } from '../measuring/api.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import { forSeconds, singleCalls } from '../measuring/single-calls.js';
import { residentMb, type SoakBed, type SoakWorkspace } from './soak-bed.js';

const FACTOR = 10;
/** Clients that find out how many calls a second the service makes. */
const FULL_LOAD_CLIENTS = 16;
const FILLED = 200;
/** Least number of connections of the overload. */
const OVERLOAD_CLIENTS = 400;
/**
 * Seconds of the service's work that are under way at once: it lets calls wait for two seconds, so that fewer connections would
 * wait in its queue, and be no overload.
 */
const SECONDS_UNDER_WAY = 4;
/** Different queries of one load: none is asked twice, so that none is answered from a cache. */
const QUERIES = 100_000;

/** The figures of an overload. */
export interface OverloadFigures {
  readonly capacityPerSecond: number;
  readonly offeredPerSecond: number;
  /** Single calls of the other workspace, without any other load. */
  readonly unloaded: Figures;
  /** Calls of the busy workspace that were answered 200. */
  readonly accepted: Figures;
  readonly refused503: number;
  /** Answers but 200 and 503, and broken connections, by status. */
  readonly other: Readonly<Record<string, number>>;
  /** Single calls of the other workspace meanwhile; its errors are those that were not answered 200. */
  readonly neighbour: Figures;
  readonly rssMb: readonly [before: number | undefined, after: number | undefined];
}

/**
 * Offers ten times the calls that the service can make, from one workspace and out of another process, while another workspace
 * makes a call now and then.
 */
export async function overload(bed: SoakBed, seconds: number, tick: () => void): Promise<OverloadFigures> {
  const service = await bed.start();
  const [busy, quiet] = [await bed.workspace(service, 'Busy'), await bed.workspace(service, 'Quiet')];
  for (let number = 0; number < FILLED; number++) for (const workspace of [busy, quiet]) await store(service, workspace, number);
  const load = new LoadGenerator();
  let loads = 0;
  const retrieves = (clients: number, rate?: number) =>
    load.run({
      url: `${service.url}/v1/memory/retrieve`,
      key: busy.key,
      kind: 'retrieve',
      clients,
      seconds,
      first: loads++ * QUERIES,
      distinct: QUERIES,
      ...(rate && { rate }),
    });
  await retrieves(FULL_LOAD_CLIENTS);
  const quietCalls = () => singleCalls(service.url, quiet.key, forSeconds(seconds));
  const unloaded = await quietCalls();
  const full = await retrieves(FULL_LOAD_CLIENTS);
  tick();
  const before = residentMb(service);
  const offeredPerSecond = FACTOR * full.perSecond;
  const connections = Math.max(OVERLOAD_CLIENTS, Math.ceil(SECONDS_UNDER_WAY * full.perSecond));
  const [accepted, neighbour] = await Promise.all([retrieves(connections, offeredPerSecond), quietCalls()]);
  const rssMb = [before, residentMb(service)] as const;
  tick();
  load.close();
  await service.stop();
  const { 200: _accepted, 503: refused503 = 0, ...rest } = accepted.statuses;
  const other = { ...rest, ...(accepted.broken && { broken: accepted.broken }) };
  return { capacityPerSecond: full.perSecond, offeredPerSecond, unloaded, accepted, refused503, other, neighbour, rssMb };
}

const store = ({ url }: ServiceProcess, { key: token }: SoakWorkspace, number: number) =>
  call('POST', `${url}/v1/memory/store`, { token, body: { text: factOf(number) } });
