import { setTimeout as sleep } from 'node:timers/promises';
import { factOf, questionOf } from '../bench/sentences.js';
import { call } from '../measuring/api.js';
import { residentMb, type SoakBed } from './soak-bed.js';
import { stopRequested } from './stop.js';

const PAUSE_MS = 50;
const SAMPLE_MS = 10_000;
/** The share of the time in which caches and the compiler grow; what comes after it is compared. */
const WARM_UP = 0.1;
const STORES_IN = 4;

/** The resident memory of a service under a steady load, in MB. */
export interface SteadyFigures {
  readonly minutes: number;
  readonly calls: number;
  readonly failed: number;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly highest: number | undefined;
}

/** Makes a store and three retrieves in turns, some twenty a second at most, and watches the memory of the service. */
export async function steadyLoad(bed: SoakBed, minutes: number, tick: () => void): Promise<SteadyFigures> {
  const service = await bed.start();
  const { key: token } = await bed.workspace(service, 'Steady');
  const begin = performance.now();
  const length = minutes * 60_000;
  const samples: { at: number; mb: number | undefined }[] = [];
  let [calls, failed, nextSample] = [0, 0, 0];
  for (let at = 0; at < length && !stopRequested(); at = performance.now() - begin) {
    if (at >= nextSample) {
      samples.push({ at, mb: residentMb(service) });
      nextSample += SAMPLE_MS;
      tick();
    }
    const isStore = calls % STORES_IN === 0;
    const body = isStore ? { text: factOf(calls) } : { query: questionOf(calls) };
    const { status } = await call('POST', `${service.url}/v1/memory/${isStore ? 'store' : 'retrieve'}`, { token, body });
    if (status !== 200) failed++;
    calls++;
    await sleep(PAUSE_MS);
  }
  const lasted = Math.round((performance.now() - begin) / 6_000) / 10;
  const end = residentMb(service);
  await service.stop();
  const warm = samples.filter(({ at }) => at >= length * WARM_UP).map(({ mb }) => mb);
  const known = warm.flatMap((mb) => mb ?? []);
  return { minutes: lasted, calls, failed, start: warm[0], end, highest: known.length ? Math.max(...known) : undefined };
}
