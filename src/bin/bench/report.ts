import { table } from '../cli/text-table.js';
import type { BenchReport, Cell, Scale, ServiceFigures } from './bench.types.js';
import type { Figures } from './figures.js';
import { SIZES } from './memories.js';

const MB = 2 ** 20;

/** Formats the report for people. */
export function reportLines({ engine, machine, bareRoute, scales, options }: BenchReport): string[] {
  const environment = `${engine}, ${machine.cores} cores (${machine.cpu}), Node ${machine.node}`;
  return [
    `${environment}; medians of ${options.rounds} rounds of ${options.seconds} s`,
    `A bare Fastify route: ${rate(bareRoute)}/s, p99 ${ms(bareRoute.p99)} ms`,
    ...scales.flatMap((scale) => ['', ...scaleLines(scale)]),
    ...growthLines(scales),
  ];
}

function scaleLines({ memories, recall, cached, ofUser, ofAll, cells }: Scale): string[] {
  const recalls = SIZES.map((size) => `${size} ${recall[size].toFixed(3)}`).join(', ');
  return [
    `${memories.toLocaleString('en')} memories; recall@50 of the index: ${recalls}`,
    ...table(
      [
        'call',
        'clients',
        '1/s',
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'errors',
        'loop p99 ms',
        'RSS MB',
        'embed 1/s',
        'SQL 1/s',
        'raw 1/s',
        'ratio',
      ],
      [
        ...cells.map(cellRow),
        ['retrieve, cached', 16, ...serviceColumns(cached), '', '', '', ''],
        ['retrieve, one user', 16, ...serviceColumns(ofUser), '', '', '', ''],
        ['retrieve, no user', 16, ...serviceColumns(ofAll), '', '', '', ''],
      ],
    ),
    `p99 of a retrieve of one user: × ${(ofUser.p99 / ofAll.p99).toFixed(2)} of the one without`,
  ];
}

const cellRow = ({ operation, clients, service, embed, sql, raw, ratio }: Cell) => [
  operation,
  clients,
  ...serviceColumns(service),
  rate(embed),
  rate(sql),
  rate(raw),
  ratio.toFixed(2),
];

const serviceColumns = (figures: ServiceFigures) => [
  rate(figures),
  ms(figures.p50),
  ms(figures.p95),
  ms(figures.p99),
  figures.errors,
  ms(figures.eventLoopDelayP99),
  Math.round(figures.rssBytes / MB),
];

const rate = ({ perSecond }: Figures) => Math.round(perSecond);
const ms = (milliseconds: number) => Number(milliseconds.toFixed(1));

function growthLines([first, ...others]: readonly Scale[]): string[] {
  return others.flatMap((scale) =>
    scale.cells.flatMap((cell) => {
      const before = first?.cells.find(({ operation, clients }) => operation === cell.operation && clients === cell.clients);
      if (!before) return [];
      const ratio = (cell.service.p99 / before.service.p99).toFixed(2);
      const growth = `from ${first!.memories} to ${scale.memories} memories`;
      return [`p99 of a ${cell.operation} with ${cell.clients} clients ${growth}: × ${ratio}`];
    }),
  );
}
