import { table } from '../cli/text-table.js';
import type { BackgroundWork, UpkeepReport } from './upkeep.js';

/** Formats the report for people. */
export function upkeepLines({ engine, memories, firstHealth, health, dashboard, sweep, purge }: UpkeepReport): string[] {
  return [
    `${engine}, ${memories.toLocaleString('en')} memories`,
    `GET /v1/optimize/health: first ${ms(firstHealth)}, then p50 ${ms(health.p50)}, p99 ${ms(health.p99)}`,
    ...(dashboard
      ? [
          '',
          ...table(
            ['page', 'ready'],
            dashboard.pages.map(({ page, ready }) => [page, ms(ready)]),
          ),
          `scrolled to row ${dashboard.scroll.loaded}, ${dashboard.scroll.inDocument} rows in the document: ` +
            `a frame every ${ms(dashboard.scroll.p50)}, p95 ${ms(dashboard.scroll.p95)}`,
        ]
      : []),
    '',
    ...table(
      [
        'work',
        'took',
        'calls of another workspace: p50 before',
        'p50 meanwhile',
        'ratio',
        'p99 before',
        'p99 meanwhile',
        'failed',
      ],
      [workRow('sweep', sweep), workRow('purge', purge)],
    ),
  ];
}

const workRow = (name: string, { seconds, before, meanwhile }: BackgroundWork) => [
  name,
  seconds === null ? 'left unfinished' : `${seconds.toFixed(1)} s`,
  ms(before.p50),
  ms(meanwhile.p50),
  (meanwhile.p50 / before.p50).toFixed(2),
  ms(before.p99),
  ms(meanwhile.p99),
  meanwhile.errors,
];

const ms = (value: number): string => `${value.toFixed(1)} ms`;
