import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli/cli-error.js';
import { call } from '../measuring/api.js';
import { CHROMIUM } from '../measuring/chromium.js';
import { forSeconds, singleCalls } from '../measuring/single-calls.js';
import type { BenchOptions } from './bench.types.js';
import { dashboardFigures } from './dashboard-pages.js';
import { type Figures, Recorder } from './figures.js';
import { fillMemories } from './memories.js';
import type { TestBed } from './test-bed.js';

/** Health has a bucket of its own, of 30 calls. */
const READS = 25;
const POLL_MS = 250;
/** A first sweep of many memories takes long, for it works a third of the time: it is left then. */
const SWEEP_SECONDS = 300;

/** Work in the background, and the single calls of another workspace of the same partition, before and meanwhile. */
export interface BackgroundWork {
  /** Null if it was left before its end. */
  readonly seconds: number | null;
  readonly before: Figures;
  readonly meanwhile: Figures;
}

/** The cost of a workspace of many memories, for its operator and its neighbours. */
export interface UpkeepReport {
  readonly engine: 'embedded' | 'postgres';
  readonly memories: number;
  /** Milliseconds of the first call, which counts all memories, and the later ones. */
  readonly firstHealth: number;
  readonly health: Figures;
  /** In Chromium; undefined where there is none. */
  readonly dashboard?: Awaited<ReturnType<typeof dashboardFigures>>;
  readonly sweep: BackgroundWork;
  readonly purge: BackgroundWork;
}

/** Number of steps that {@link measureUpkeep} reports. */
export const UPKEEP_STEPS = 5;

/** Fills a workspace with memories and measures its health, its pages, a sweep of the optimizer, and its purge. */
export async function measureUpkeep(
  testBed: TestBed,
  { n: memories, seconds, rounds }: Pick<BenchOptions, 'n' | 'seconds' | 'rounds'>,
  tick: () => void,
): Promise<UpkeepReport> {
  await fillMemories(await testBed.raw(), testBed.workspaces, memories);
  tick();
  const { url, adminToken } = await testBed.service();
  const { big, small } = testBed.workspaces;
  const neighbour = (goesOn: () => boolean) => singleCalls(url, testBed.keyOf(small), goesOn);
  const asked = async (token: string, method: string, path: string, body?: object) => {
    const answer = await call(method, url + path, { token, ...(body && { body }) });
    if (answer.status < 200 || answer.status > 299) throw new CliError(`${method} ${path} answered ${answer.status}`);
    return answer.body;
  };
  const background = async (begin: () => Promise<() => Promise<boolean>>, longest: number): Promise<BackgroundWork> => {
    const before = await neighbour(forSeconds(seconds));
    const begun = performance.now();
    const isDone = await begin();
    let end: number | undefined;
    const isInTime = forSeconds(longest);
    const watched = (async () => {
      while (end === undefined && isInTime()) {
        if (await isDone()) end = performance.now();
        else await sleep(POLL_MS);
      }
    })();
    const meanwhile = await neighbour(() => end === undefined && isInTime());
    await watched;
    tick();
    return { seconds: end === undefined ? null : (end - begun) / 1_000, before, meanwhile };
  };

  const health = () => asked(testBed.key, 'GET', '/v1/optimize/health');
  const began = performance.now();
  await health();
  const firstHealth = performance.now() - began;
  const healths = await repeated(READS, health);
  tick();
  const dashboard = existsSync(CHROMIUM) ? await dashboardFigures(url, adminToken, big, rounds) : undefined;
  tick();
  const sweep = await background(async () => {
    const { run_id: runId } = await asked(testBed.key, 'POST', '/v1/optimize/run');
    return async () => (await asked(testBed.key, 'GET', `/v1/optimize/runs/${runId}`)).status === 'finished';
  }, SWEEP_SECONDS);
  const purge = await background(async () => {
    const path = `/admin/v1/workspaces/${big}`;
    const { name } = await asked(adminToken, 'GET', path);
    await asked(adminToken, 'POST', `${path}/purge`, { confirm: name });
    return async () => (await asked(adminToken, 'GET', `${path}/purge`)).state === 'done';
  }, Number.POSITIVE_INFINITY);
  return { engine: testBed.engine, memories, firstHealth, health: healths, ...(dashboard && { dashboard }), sweep, purge };
}

async function repeated(count: number, work: () => Promise<unknown>): Promise<Figures> {
  const recorder = new Recorder();
  const begin = performance.now();
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    await work();
    recorder.record(performance.now() - begun);
  }
  return recorder.figures((performance.now() - begin) / 1_000);
}
