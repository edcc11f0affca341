import { setTimeout as sleep } from 'node:timers/promises';
import { factOf, questionOf } from '../bench/sentences.js';
import { call } from '../measuring/api.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import type { SoakBed } from './soak-bed.js';

const PROCESSES = 3;
const CLIENTS = 6;
const PROBE_MS = 200;
/** Longer than a few probes, so that the balancer knows before the process takes no more calls. */
const VARIABLES = { STOP_DELAY_SECONDS: '2' };

/** The figures of a rolling restart. */
export interface RollingFigures {
  readonly processes: number;
  readonly calls: number;
  /** Calls that broke or were answered with another status than 200, by status. */
  readonly failed: Readonly<Record<string, number>>;
}

/**
 * Restarts three processes on one database, one after the other, under calls that a balancer spreads: like a balancer, it asks
 * `/readyz` of each five times a second and sends calls to those that are ready.
 */
export async function rollingRestart(bed: SoakBed, tick: () => void): Promise<RollingFigures> {
  const services: ServiceProcess[] = [];
  for (let i = 0; i < PROCESSES; i++) services.push(await bed.start(VARIABLES));
  const { key: token } = await bed.workspace(services[0]!, 'Rolling');
  const ready = new Set(services.map(({ url }) => url));
  const failed: Record<string, number> = {};
  let [calls, isOver] = [0, false];
  const probe = async (index: number) => {
    for (; !isOver; await sleep(PROBE_MS)) {
      const { url } = services[index]!;
      const { status } = await call('GET', `${url}/readyz`, { token });
      if (status === 200) ready.add(url);
      else ready.delete(url);
    }
  };
  const client = async () => {
    while (!isOver) {
      const number = calls++;
      const url = [...ready][number % ready.size];
      const isStore = number % 2 === 0;
      const body = isStore ? { text: factOf(number) } : { query: questionOf(number) };
      const { status } = await call('POST', `${url}/v1/memory/${isStore ? 'store' : 'retrieve'}`, { token, body });
      if (status !== 200) failed[status] = (failed[status] ?? 0) + 1;
    }
  };
  const busy = [...services.map((_, index) => probe(index)), ...Array.from({ length: CLIENTS }, client)];
  for (const index of services.keys()) {
    const { url } = services[index]!;
    await services[index]!.stop();
    services[index] = await bed.start({ ...VARIABLES, PORT: new URL(url).port });
    while (!ready.has(url)) await sleep(PROBE_MS);
    tick();
  }
  isOver = true;
  await Promise.all(busy);
  await Promise.all(services.map((service) => service.stop()));
  return { processes: PROCESSES, calls, failed };
}
