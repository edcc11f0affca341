import type { Form } from './data.types.js';
import { type GroupReport, losses, type SetReport } from './report.js';
import { PARTS, RANKINGS } from './results.types.js';

const NAMES = { ours: 'ours', cosine: 'cosine', bm25: 'BM25' } as const;
const ITEMS: Readonly<Record<Form, string>> = { conversations: 'conversations', worlds: 'worlds', updates: 'updates' };

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
};

/** Formats the reports for people, at most 100 columns wide. */
export const reportText = (reports: readonly SetReport[]): string =>
  `${[...reports.flatMap((report) => [...setLines(report), '']), ...closing(reports)].join('\n')}\n`;

function setLines(report: SetReport): string[] {
  const { set, form, items, questions, answerable, figures, primary } = report;
  const names = Object.keys(FIGURES).filter((name) => figures.ours[name] !== undefined);
  const unanswerable = questions - answerable;
  return [
    `${set}: ${items} ${ITEMS[form]}, ${questions} questions${unanswerable ? `, ${unanswerable} without an answer` : ''}`,
    ...columns([
      ['', ...names.map((name) => FIGURES[name] as string)],
      ...RANKINGS.map((ranking) => [NAMES[ranking], ...names.map((name) => shown(figures[ranking][name]))]),
    ]),
    ...groupLines(report),
    ...PARTS.flatMap((part) => {
      const verdict = report.verdicts[part];
      if (!verdict) return [];
      const { difference, low, high } = verdict;
      const interval = `${signed(difference)} (${signed(low)} to ${signed(high)})`;
      return [`  ${FIGURES[primary]}, ours - ${NAMES[part]}: ${interval}: ${verdict.verdict}`];
    }),
  ];
}

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
  return columns([
    [FIGURES[figure] as string, 'questions', ...RANKINGS.map((ranking) => NAMES[ranking])],
    ...rows.map(({ name, group }) => [
      name,
      String(group.answerable || group.questions),
      ...RANKINGS.map((ranking) => shown(group.figures[ranking][figure])),
    ]),
  ]);
}

/** Formats rows of cells: the first column left-aligned, all others right-aligned. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row.map((cell, index) => (index ? cell.padStart(widths[index] ?? 0) : cell.padEnd(Math.max(widths[0] ?? 0, 24)))).join('  ')}`,
  );
}

const shown = (figure: number | null | undefined): string => figure?.toFixed(3) ?? '-';
const signed = (difference: number): string => `${difference < 0 ? '' : '+'}${difference.toFixed(3)}`;

function closing(reports: readonly SetReport[]): string[] {
  const lost = losses(reports);
  return [
    lost.length
      ? `Worse than a part: ${lost.map(({ set, part }) => `${set} (${NAMES[part]})`).join(', ')}`
      : 'Nowhere worse than a part.',
  ];
}
