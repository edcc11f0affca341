import { type GroupReport, losses, type SetReport } from './report.js';
import { PARTS, RANKINGS } from './results.types.js';

const NAMES = { ours: 'ours', cosine: 'cosine', bm25: 'BM25' } as const;

/** Figures in the order of the columns, and their headings. */
const FIGURES: Readonly<Record<string, string>> = {
  recall_at_5: 'recall@5',
  recall_at_10: 'recall@10',
  any_at_10: 'any@10',
  hit_at_1: 'hit@1',
  hit_at_3: 'hit@3',
  current_first: 'current first',
  kept: 'kept',
  right: 'right',
  mrr: 'MRR',
  auc_score: 'AUC score',
  auc_similarity: 'AUC similarity',
  auc_confidence: 'AUC confidence',
};

/** Formats the reports for people, at most 100 columns wide. */
export const reportText = (reports: readonly SetReport[]): string =>
  `${[...reports.flatMap((report) => [...setLines(report), '']), closing(reports)].join('\n')}\n`;

function setLines(report: SetReport): string[] {
  const { set, form, items, questions, answerable, figures } = report;
  const names = Object.keys(FIGURES).filter((name) => figures.ours[name] !== undefined);
  const unanswerable = questions - answerable;
  const counted = items === 1 ? form.slice(0, -1) : form;
  return [
    `${set}: ${items} ${counted}, ${questions} questions${unanswerable ? `, ${unanswerable} without an answer` : ''}`,
    '',
    ...columns([
      ['', ...names.map((name) => FIGURES[name] as string)],
      ...RANKINGS.map((ranking) => [NAMES[ranking], ...names.map((name) => shown(figures[ranking][name]))]),
    ]),
    '',
    ...groupLines(report),
    ...verdictLines(report),
  ];
}

const WORDINGS = { better: 'better than', 'within noise': 'within noise of', worse: 'WORSE than' } as const;

const verdictLines = ({ primary, verdicts }: SetReport): string[] =>
  PARTS.flatMap((part) => {
    const comparison = verdicts[part];
    if (!comparison) return [];
    const { difference, low, high, verdict } = comparison;
    const interval = `${signed(difference)} (95 %: ${signed(low)} to ${signed(high)})`;
    return [`  ours is ${WORDINGS[verdict]} ${NAMES[part]}: ${FIGURES[primary]} ${interval}`];
  });

/** Formats a table for the primary figure by groups, and one for the AUC of groups that nothing answers. */
function groupLines({ groups, primary }: SetReport): string[] {
  const rows = Object.entries(groups).flatMap(([name, values]) =>
    Object.keys(values).length > 1 ? Object.entries(values).map(([value, group]) => ({ name: `${name} ${value}`, group })) : [],
  );
  const answerable = rows.filter(({ group }) => group.answerable > 0);
  const others = rows.filter(({ group }) => group.answerable === 0);
  return [...groupTable(answerable, primary), ...groupTable(others, 'auc_score')];
}

function groupTable(rows: readonly { name: string; group: GroupReport }[], figure: string): string[] {
  if (!rows.length) return [];
  const lines = columns([
    [FIGURES[figure] as string, 'questions', ...RANKINGS.map((ranking) => NAMES[ranking])],
    ...rows.map(({ name, group }) => [
      name,
      String(group.answerable || group.questions),
      ...RANKINGS.map((ranking) => shown(group.figures[ranking][figure])),
    ]),
  ]);
  return [...lines, ''];
}

/** Minimum width of the first column, so that the tables of a set stand under one another. */
const NAME_WIDTH = 24;

/** Formats rows of cells: the first column left-aligned, all others right-aligned. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(index ? 0 : NAME_WIDTH, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const padded = (cell: string, index: number) => (index ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[0] ?? 0));
  return rows.map((row) => `  ${row.map(padded).join('  ')}`);
}

const shown = (figure: number | null | undefined): string => figure?.toFixed(3) ?? '-';
const signed = (difference: number): string => `${difference < 0 ? '' : '+'}${difference.toFixed(3)}`;

function closing(reports: readonly SetReport[]): string {
  const lost = losses(reports).map(({ set, part }) => `${set} (${NAMES[part]})`);
  return lost.length ? `Worse than a part: ${lost.join(', ')}` : 'Nowhere worse than a part.';
}
