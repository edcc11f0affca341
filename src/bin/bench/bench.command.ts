import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { environment } from '../cli/environment.js';
import { withProgress } from '../progress.js';
import type { BenchOptions, BenchReport } from './bench.types.js';
import { chartOf } from './chart.js';
import { peerLines } from './peers/report.js';
import { PEER_STEPS, runPeers } from './peers/run-peers.js';
import { reportLines } from './report.js';
import { Measurements } from './run.js';
import { TestBed } from './test-bed.js';
import { measureUpkeep, UPKEEP_STEPS } from './upkeep.js';
import { upkeepLines } from './upkeep-report.js';

interface CommandOptions extends BenchOptions {
  readonly out: string;
  readonly json?: true;
  readonly peers?: string;
  readonly upkeep?: true;
}

const OPERATIONS = ['store', 'retrieve'] as const;
/** The measurements after growing: retrieves under a typical load. */
const GROWN = { operations: ['retrieve'], clients: [16] } as const;
const MIN_MEMORIES = 200;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export function addBenchOptions(program: Command): Command {
  return program
    .option('--n <count>', 'memories to fill the database with', atLeast(MIN_MEMORIES), 10_000)
    .option('--grow <count>', 'then grow to so many, and measure retrieves again', atLeast(MIN_MEMORIES), 0)
    .option('--clients <list>', 'numbers of clients', clientCounts, [1, 16, 64])
    .option('--seconds <count>', 'length of each measurement', seconds, 5)
    .option('--warm-up <count>', 'seconds of load before the first measurement of a kind', seconds, 30)
    .option('--rounds <count>', 'how often each is made; the median counts', atLeast(1), 3)
    .option('--out <dir>', 'where the report goes, as JSON and as an SVG chart', 'bench-results')
    .option('--json', 'print JSON')
    .option('--peers <dir>', 'let what is installed there (mem0ai, @mastra/memory) do the same work instead, n times')
    .option('--upkeep', 'measure instead what n memories cost: health, dashboard, a sweep, a purge, and a neighbour meanwhile')
    .action((options: CommandOptions) => {
      if (options.peers !== undefined) return comparePeers(options, options.peers);
      return options.upkeep ? upkeep(options) : bench(options);
    });
}

async function bench({ out, json, peers: _peers, upkeep: _upkeep, ...options }: CommandOptions): Promise<void> {
  await onTestBed(async (testBed) => {
    const report = await withProgress(stepsOf(options), (tick) => measure(testBed, options, tick));
    print(report, json, reportLines);
    save(out, report);
  });
}

const upkeep = ({ json, ...options }: CommandOptions): Promise<void> =>
  onTestBed(async (testBed) => {
    print(await withProgress(UPKEEP_STEPS, (tick) => measureUpkeep(testBed, options, tick)), json, upkeepLines);
  });

async function onTestBed(work: (testBed: TestBed) => Promise<void>): Promise<void> {
  const testBed = await TestBed.create(environment['DATABASE_URL'] || undefined);
  const interrupted = () => void testBed.close().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await work(testBed);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await testBed.close();
  }
}

function print<Report>(report: Report, json: true | undefined, linesOf: (report: Report) => string[]): void {
  process.stdout.write(`${(json ? [JSON.stringify(report, null, 2)] : linesOf(report)).join('\n')}\n`);
}

async function comparePeers({ n, json }: CommandOptions, directory: string): Promise<void> {
  const report = await withProgress(PEER_STEPS, (tick) => runPeers(directory, n, environment['DATABASE_URL'] || undefined, tick));
  print(report, json, peerLines);
  if (Object.keys(report.failures).length > 0) process.exitCode = 1;
}

const stepsOf = ({ clients, rounds, grow }: BenchOptions): number =>
  1 +
  Measurements.stepsOf(OPERATIONS.length * clients.length, rounds) +
  (grow ? Measurements.stepsOf(GROWN.operations.length * GROWN.clients.length, rounds) : 0);

async function measure(testBed: TestBed, options: BenchOptions, tick: () => void): Promise<BenchReport> {
  const measurements = new Measurements(testBed, options, tick);
  const scales = [await measurements.atScale(options.n, OPERATIONS, options.clients)];
  if (options.grow) scales.push(await measurements.atScale(options.grow, GROWN.operations, GROWN.clients));
  return {
    at: new Date().toISOString(),
    engine: testBed.engine,
    options,
    machine: { cores: availableParallelism(), cpu: cpus()[0]?.model ?? 'unknown', node: process.versions.node },
    bareRoute: await measurements.bareRoute(),
    scales,
  };
}

function save(directory: string, report: BenchReport): void {
  mkdirSync(directory, { recursive: true });
  const name = `${report.at.replace(/[:.]/g, '-')}-${report.engine}-${report.options.n}`;
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(directory, `${name}.svg`), chartOf(report));
}

const atLeast = (least: number) => (given: string) => {
  const number = Number(given);
  if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`It must be a whole number from ${least} on.`);
  return number;
};

function seconds(given: string): number {
  const number = Number(given);
  if (!(number >= 0.1 && number <= 3_600)) throw new InvalidArgumentError('It must be a number from 0.1 to 3600.');
  return number;
}

function clientCounts(given: string): number[] {
  return given.split(',').map(atLeast(1));
}
