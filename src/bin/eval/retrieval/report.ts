import { type Comparison, pairedBootstrap } from './bootstrap.js';
import type { DataFile, Form } from './data.types.js';
import { figuresOf, isAnswerable, type RankingFigures } from './figures.js';
import { PARTS, type Part, type QuestionResult, type SetResults } from './results.types.js';

/** The figure of each form by which rankings are compared. */
const PRIMARY: Readonly<Record<Form, string>> = {
  conversations: 'recall_at_5',
  worlds: 'hit_at_1',
  updates: 'current_first',
};

/** The figures of some questions. */
export interface GroupReport {
  readonly questions: number;
  readonly answerable: number;
  readonly figures: RankingFigures;
}

/** The report of one set, as `--json` prints it. */
export interface SetReport extends GroupReport {
  readonly set: string;
  readonly file: string;
  readonly form: Form;
  /** Number of conversations, worlds or updates. */
  readonly items: number;
  /** The figure that the verdicts are about. */
  readonly primary: string;
  /** By name of the group, such as `kind`, and value. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, GroupReport>>>>;
  /** Ours minus each part; none if there is no question that something answers. */
  readonly verdicts: Readonly<Partial<Record<Part, Comparison>>>;
  readonly results: readonly QuestionResult[];
}

export function toReport({ form, name, file, items }: DataFile, { age, results }: SetResults): SetReport {
  const primary = PRIMARY[form];
  return {
    set: age ? `${name} ${age}` : name,
    file,
    form,
    items: items.length,
    primary,
    ...groupReport(results, results),
    groups: groupReports(results),
    verdicts: verdictsOf(results, primary),
    results,
  };
}

const groupReport = (results: readonly QuestionResult[], all: readonly QuestionResult[]): GroupReport => ({
  questions: results.length,
  answerable: results.filter(isAnswerable).length,
  figures: figuresOf(results, all),
});

function groupReports(results: readonly QuestionResult[]): SetReport['groups'] {
  const names = [...new Set(results.flatMap(({ groups }) => Object.keys(groups)))];
  return Object.fromEntries(
    names.map((name) => {
      const values = [...new Set(results.flatMap(({ groups }) => groups[name] ?? []))].sort((a, b) =>
        a.localeCompare(b, 'en', { numeric: true }),
      );
      const reportOf = (value: string) =>
        groupReport(
          results.filter(({ groups }) => groups[name] === value),
          results,
        );
      return [name, Object.fromEntries(values.map((value) => [value, reportOf(value)]))];
    }),
  );
}

function verdictsOf(results: readonly QuestionResult[], primary: string): SetReport['verdicts'] {
  const marked = results.flatMap(({ answers }) => (answers.ours.marks ? [answers] : []));
  if (!marked.length) return {};
  return Object.fromEntries(
    PARTS.map((part) => [
      part,
      pairedBootstrap(marked.map((answers) => (answers.ours.marks?.[primary] ?? 0) - (answers[part].marks?.[primary] ?? 0))),
    ]),
  );
}

/** Returns the verdicts `worse`, by set and part. */
export const losses = (reports: readonly SetReport[]): { set: string; part: Part }[] =>
  reports.flatMap(({ set, verdicts }) =>
    PARTS.filter((part) => verdicts[part]?.verdict === 'worse').map((part) => ({ set, part })),
  );
