import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BenchOptions, Cell, Scale, ServiceFigures } from './bench.types.js';
import { closedLoop, type Figures, medianOf, middleOf } from './figures.js';
import type { Load } from './load.js';
import { fillMemories, usersAmong } from './memories.js';
import type { Operation, RawStack } from './raw-stack.js';
import { measureRecall } from './recall.js';
import { delayP99Between, readServiceMetrics } from './service-metrics.js';
import type { TestBed } from './test-bed.js';

/** Pause after a load, so that none of its requests overlaps with the next load. */
const PAUSE_MS = 300;
/** Time after which the service no longer refuses calls because of those that it refused in the warm-up. */
const OVERLOAD_MS = 3_000;
/** Maximum number of texts that one measurement uses. */
const TEXTS_A_MEASUREMENT = 1_000_000;
const CACHED_QUERIES = 100;
const CACHED_CLIENTS = 16;
const USER_CLIENTS = 16;
const RAW_PARTS = ['embed', 'sql', 'both'] as const;

type RawPart = (typeof RAW_PARTS)[number];

/** Makes the measurements of a run, one after the other. It never uses a text twice. */
export class Measurements {
  #measured = 1;

  constructor(
    private readonly testBed: TestBed,
    private readonly options: BenchOptions,
    private readonly onStep: () => void,
  ) {}

  /** Returns the number of steps that {@link atScale} reports for so many cells. */
  static stepsOf(cells: number, rounds: number): number {
    return 2 + 2 + cells * rounds * (1 + RAW_PARTS.length);
  }

  /** Fills the database with `memories` memories and measures `operations` on it. */
  async atScale(memories: number, operations: readonly Operation[], clients: readonly number[]): Promise<Scale> {
    const raw = await this.testBed.raw();
    await fillMemories(raw, this.testBed.workspaces, memories);
    this.onStep();
    const recall = await measureRecall(raw, this.testBed.workspaces);
    this.onStep();
    for (const operation of operations) {
      const { errors } = await this.#service(operation, Math.max(...clients), { seconds: this.options.warmUp });
      if (errors) await sleep(OVERLOAD_MS);
    }
    const cached = await this.#service('retrieve', CACHED_CLIENTS, { distinct: CACHED_QUERIES });
    this.onStep();
    const users = usersAmong(memories);
    await this.#service('retrieve', USER_CLIENTS, { users });
    const ofUser = await this.#service('retrieve', USER_CLIENTS, { users });
    const ofAll = await this.#service('retrieve', USER_CLIENTS);
    this.onStep();
    const cells = operations.flatMap((operation) => clients.map((count) => new CellRounds(operation, count)));
    // Alternates between the service and the raw stack if both can be open: the speed of a machine varies from minute to minute.
    if (this.testBed.engine === 'postgres')
      for (const cell of cells)
        for (let round = 0; round < this.options.rounds; round++) {
          await this.#serviceRound(cell);
          await this.#rawRound(cell);
        }
    else
      for (const measure of [this.#serviceRound, this.#rawRound])
        for (const cell of cells) for (let round = 0; round < this.options.rounds; round++) await measure(cell);
    return { memories, recall, cached, ofUser, ofAll, cells: cells.map((cell) => cell.result()) };
  }

  /** Measures a Fastify route that does nothing. */
  async bareRoute(): Promise<Figures> {
    const child = fork(fileURLToPath(new URL('./bare-route.process.js', import.meta.url)));
    const [url] = (await once(child, 'message')) as [string];
    const load = { kind: 'bare', url, key: '', clients: CACHED_CLIENTS, seconds: this.options.seconds } as const;
    const figures = await this.testBed.load.run({ ...load, ...this.#texts() });
    child.disconnect();
    this.onStep();
    return figures;
  }

  #serviceRound = async ({ operation, clients, service }: CellRounds): Promise<void> => {
    service.push(await this.#service(operation, clients));
    this.onStep();
  };

  #rawRound = async ({ operation, clients, raw }: CellRounds): Promise<void> => {
    const stack = await this.testBed.raw();
    if (!raw.both.length) await this.#raw(stack, 'both', operation, clients, this.options.warmUp);
    for (const part of RAW_PARTS) {
      raw[part].push(await this.#raw(stack, part, operation, clients));
      this.onStep();
    }
  };

  async #service(operation: Operation, clients: number, other: Partial<Load> = {}): Promise<ServiceFigures> {
    const { url } = await this.testBed.service();
    const load = { kind: operation, url: `${url}/v1/memory/${operation}`, key: this.testBed.key, clients };
    const before = await readServiceMetrics(url);
    const figures = await this.testBed.load.run({ ...load, seconds: this.options.seconds, ...this.#texts(), ...other });
    const after = await readServiceMetrics(url);
    await sleep(PAUSE_MS);
    return { ...figures, eventLoopDelayP99: delayP99Between(before, after), rssBytes: after.rssBytes };
  }

  async #raw(
    stack: RawStack,
    part: RawPart,
    operation: Operation,
    clients: number,
    seconds = this.options.seconds,
  ): Promise<Figures> {
    await stack.startAt(this.#texts().first);
    return closedLoop(clients, seconds, () => stack[part](operation));
  }

  #texts() {
    return { first: TEXTS_A_MEASUREMENT * this.#measured++, distinct: TEXTS_A_MEASUREMENT };
  }
}

/** Collects the rounds of one cell. */
class CellRounds {
  readonly service: ServiceFigures[] = [];
  readonly raw: Record<RawPart, Figures[]> = { embed: [], sql: [], both: [] };

  constructor(
    readonly operation: Operation,
    readonly clients: number,
  ) {}

  result(): Cell {
    const ratios = this.service.map(({ perSecond }, round) => perSecond / this.raw.both[round]!.perSecond);
    return {
      operation: this.operation,
      clients: this.clients,
      service: medianOf(this.service),
      embed: medianOf(this.raw.embed),
      sql: medianOf(this.raw.sql),
      raw: medianOf(this.raw.both),
      ratio: middleOf(ratios.sort((a, b) => a - b)),
    };
  }
}
