import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { CliError } from '../cli/cli-error.js';
import { environment } from '../cli/environment.js';
import { withProgress } from '../progress.js';
import { type FuzzFigures, fuzzedCalls } from './fuzz.js';
import { type KillFigures, killRounds } from './kill-rounds.js';
import { type OverloadFigures, overload } from './overload.js';
import { type RollingFigures, rollingRestart } from './rolling.js';
import { SoakBed } from './soak-bed.js';
import { type SteadyFigures, steadyLoad } from './steady.js';
import { stopRequested, stopsOnSignal } from './stop.js';
import { type TenantFigures, tenantsCrossing } from './tenants.js';

interface SoakOptions {
  readonly kills: number;
  readonly fuzz: number;
  readonly seed: number;
  readonly tenants: number;
  readonly overload: number;
  readonly steady: number;
  readonly rolling: boolean;
}

/** The figures of the parts that ran. */
interface SoakReport {
  readonly at: string;
  readonly engine: 'embedded' | 'postgres';
  readonly machine: { readonly cores: number; readonly node: string };
  kills?: KillFigures;
  fuzz?: FuzzFigures;
  tenants?: TenantFigures;
  overload?: OverloadFigures;
  rolling?: RollingFigures;
  steady?: SteadyFigures;
}

/** Turns of a soak's progress bar: those of the parts whose number of steps does not follow from their size. */
const STEPS = { tenants: 3, overload: 2, rolling: 3, samplesAMinute: 6 };

export function addSoakOptions(program: Command): Command {
  return program
    .option('--kills <rounds>', 'rounds of writes that a kill ends', count, 20)
    .option('--fuzz <calls>', 'calls with hostile values', count, 2_000)
    .option('--seed <number>', 'of these calls: the same ones again', count, 1)
    .option('--tenants <calls>', "calls for what is another tenant's, to each of three services", count, 600)
    .option('--overload <seconds>', 'length of an overload; needs some cores that nothing else uses', count, 10)
    .option('--steady <minutes>', 'length of a steady load that watches the memory of the process', minutes, 2)
    .option('--no-rolling', 'leave out the rolling restart of three processes, which needs PostgreSQL')
    .action(soak);
}

async function soak(options: SoakOptions): Promise<void> {
  const serverUrl = environment['DATABASE_URL'] || undefined;
  const rolling = options.rolling && serverUrl !== undefined;
  const steps =
    options.kills +
    options.fuzz +
    (options.tenants && STEPS.tenants) +
    (options.overload && STEPS.overload) +
    (rolling ? STEPS.rolling : 0) +
    Math.ceil(options.steady * STEPS.samplesAMinute);
  const report: SoakReport = {
    at: new Date().toISOString(),
    engine: serverUrl ? 'postgres' : 'embedded',
    machine: { cores: availableParallelism(), node: process.versions.node },
  };
  stopsOnSignal();
  try {
    await withProgress(steps, (tick) => measure(serverUrl, { ...options, rolling }, report, () => tick()));
  } finally {
    // Whatever stops a part, the figures of those before it are worth hours.
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  }
  const faults = faultsOf(report);
  if (faults.length) throw new CliError(`the soak found faults: ${faults.join('; ')}`);
}

/** Runs each part on a database of its own, so that no part sees what another left, and enters its figures into `report`. */
async function measure(serverUrl: string | undefined, options: SoakOptions, report: SoakReport, tick: () => void): Promise<void> {
  const on = async <T>(part: (bed: SoakBed) => Promise<T>): Promise<T> => {
    const bed = await SoakBed.create(serverUrl);
    try {
      return await part(bed);
    } finally {
      await bed.close();
    }
  };
  if (options.kills && !stopRequested()) report.kills = await on((bed) => killRounds(bed, options.kills, tick));
  if (options.fuzz && !stopRequested()) report.fuzz = await on((bed) => fuzzedCalls(bed, options.fuzz, options.seed, tick));
  if (options.tenants && !stopRequested()) report.tenants = await on((bed) => tenantsCrossing(bed, options.tenants, tick));
  if (options.overload && !stopRequested()) report.overload = await on((bed) => overload(bed, options.overload, tick));
  if (options.rolling && !stopRequested()) report.rolling = await on((bed) => rollingRestart(bed, tick));
  if (options.steady && !stopRequested()) report.steady = await on((bed) => steadyLoad(bed, options.steady, tick));
}

/** Returns what must not be, whatever the machine. Times are for the reader: they depend on what else runs. */
function faultsOf({ kills, fuzz, tenants, rolling, steady, overload: overloaded }: SoakReport): string[] {
  const fuzzed = Object.entries(fuzz?.statuses ?? {}).filter(([status]) => Number(status) >= 500 || status === '0');
  const faults: [name: string, count: number][] = [
    ...(['lost', 'doubled', 'resurrected'] as const).map((name): [string, number] => [name, kills?.[name] ?? 0]),
    ...fuzzed.map(([status, calls]): [string, number] => [`fuzzed calls answered ${status}`, calls]),
    ['crossings', tenants?.['as it is'].crossings ?? 0],
    ['crossings without WHERE', tenants?.['WHERE removed'].crossings ?? 0],
    ['the control without a wall sees nothing', tenants && tenants['WHERE and wall removed'].crossings === 0 ? 1 : 0],
    ['failed calls in the rolling restart', sumOf(rolling?.failed)],
    ['failed calls under a steady load', steady?.failed ?? 0],
    ['answers but 200 and 503 in the overload', sumOf(overloaded?.other)],
  ];
  return faults.flatMap(([name, number]) => (number ? [`${name}: ${number}`] : []));
}

const sumOf = (counts: Readonly<Record<string, number>> = {}): number =>
  Object.values(counts).reduce((sum, each) => sum + each, 0);

function count(given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number, 0 to leave it out.');
  return number;
}

function minutes(given: string): number {
  const number = Number(given);
  if (!(number >= 0)) throw new InvalidArgumentError('It must be a number of minutes, 0 to leave it out.');
  return number;
}
