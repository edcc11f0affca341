import { type Figures, type Score, type Tally, tallyBy, type Verdict } from './verdict.js';

/** The report of one corpus, as `--json` prints it. */
export interface CorpusReport {
  readonly corpus: string;
  readonly file: string;
  readonly items: number;
  readonly figures: Figures;
  readonly groups: Readonly<Record<string, Tally>>;
  readonly labels: Readonly<Record<string, Tally>>;
  readonly failures: readonly Pick<Verdict, 'id' | 'group' | 'why'>[];
}

export const toReport = (corpus: string, file: string, { figures, verdicts }: Score): CorpusReport => ({
  corpus,
  file,
  items: verdicts.length,
  figures,
  labels: tallyBy(verdicts, 'label'),
  groups: tallyBy(verdicts, 'group'),
  failures: verdicts.filter(({ right }) => !right).map(({ id, group, why }) => ({ id, group, why })),
});

/** Formats the report for people. */
export function reportLines(report: CorpusReport, withFailures: boolean): string[] {
  const { corpus, file, items, figures, labels, groups, failures } = report;
  return [
    `${corpus}: ${items} items of ${file}`,
    ...aligned(Object.entries(figures).map(([name, value]) => [name, formatted(name, value)])),
    '  by label',
    ...aligned(Object.entries(labels).map(tallyRow)),
    '  by group',
    ...aligned(Object.entries(groups).map(tallyRow)),
    ...(withFailures && failures.length
      ? ['  failures', ...failures.map(({ id, group, why }) => `    ${id} ${group}: ${why}`)]
      : []),
    '',
  ];
}

const tallyRow = ([name, { right, items }]: [string, Tally]): [string, string] => [
  name,
  `${`${right}/${items}`.padStart(9)}  ${percent(right / items)}`,
];

const aligned = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `    ${name.padEnd(width)}  ${value}`);
};

/** Formats precision, recall, F1, accuracies and rates as percentages; all other figures are counts. */
const formatted = (name: string, value: number | null): string => {
  if (value === null) return 'none';
  return /(^|_)(precision|recall|f1|accuracy|rate)$/.test(name) ? percent(value) : String(value);
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(7);
