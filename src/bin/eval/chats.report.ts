import type { ChatResult, TurnFate } from './chats.run.js';
import { sum } from './verdict.js';

/** Ranks at which it is counted whether an answer was found. */
const DEPTHS = [1, 3, 5, 10] as const;

/** The figures of a run: numbers, but for the shares of `recall` by depth. */
export interface ChatsReport {
  readonly conversations: number;
  readonly turns: number;
  readonly kept: number;
  readonly dropped: number;
  readonly failed: number;
  readonly fates: Readonly<Record<string, number>>;
  readonly memories: number;
  readonly questionsLeft: number;
  readonly asked: number;
  readonly recall: Readonly<Record<string, number>>;
  /** Requests to a recorded model. */
  readonly requests?: Readonly<Record<'answered' | 'unanswered', number>>;
}

/** Returns the figures of a run over all of its conversations. */
export function toReport(results: readonly ChatResult[], requests?: ChatsReport['requests']): ChatsReport {
  const turns = results.flatMap((result) => result.turns);
  const marks = results.flatMap(({ answers }) => answers);
  const count = (outcome: TurnFate['outcome']) => turns.filter((turn) => turn.outcome === outcome).length;
  const fates = [...new Set(turns.map(({ fate }) => fate))].sort();
  return {
    conversations: results.length,
    turns: turns.length,
    kept: count('kept'),
    dropped: count('dropped'),
    failed: count('failed'),
    fates: Object.fromEntries(fates.map((name) => [name, turns.filter(({ fate }) => fate === name).length])),
    memories: sum(results.map(({ memories }) => memories)),
    questionsLeft: sum(results.map(({ questionsLeft }) => questionsLeft)),
    asked: marks.length,
    recall: Object.fromEntries(DEPTHS.map((depth) => [depth, sum(marks.map(({ recallAt }) => recallAt(depth))) / marks.length])),
    ...(requests && { requests: { ...requests } }),
  };
}

const NAME_WIDTH = 28;
const COLUMN_WIDTH = 12;

/**
 * Returns the figures of one or more runs as lines, a column each.
 * @param failures the results by the same names, if the turns and the questions that failed are to be listed
 */
export function toText(
  reports: Readonly<Record<string, ChatsReport>>,
  failures?: Readonly<Record<string, readonly ChatResult[]>>,
): string {
  const runs = Object.values(reports);
  const heading = Object.keys(reports).some(Boolean) ? [line('', Object.keys(reports))] : [];
  const row = (label: string, figure: (report: ChatsReport) => number | string | undefined) =>
    line(`    ${label}`, runs.map(figure));
  const fates = [...new Set(runs.flatMap((report) => Object.keys(report.fates)))].sort();
  return [
    ...heading,
    row('conversations', (report) => report.conversations),
    row('turns', (report) => report.turns),
    row('  kept', (report) => report.kept),
    row('  dropped', (report) => report.dropped),
    row('  failed', (report) => report.failed),
    ...fates.map((fate) => row(`    ${fate}`, (report) => report.fates[fate] ?? 0)),
    row('memories', (report) => report.memories),
    row('  that are questions', (report) => report.questionsLeft),
    row('questions asked', (report) => report.asked),
    ...DEPTHS.map((depth) => row(`  hit@${depth}`, ({ recall }) => recall[depth]?.toFixed(3))),
    ...(runs.some(({ requests }) => requests)
      ? [
          row('requests to the model', ({ requests }) => requests && requests.answered + requests.unanswered),
          row('  without an answer', ({ requests }) => requests?.unanswered),
        ]
      : []),
    ...Object.entries(failures ?? {}).flatMap(([name, results]) => results.flatMap((result) => failuresOf(name, result))),
  ].join('\n');
}

const line = (label: string, values: readonly (number | string | undefined)[]): string =>
  label.padEnd(NAME_WIDTH) + values.map((value) => String(value ?? '-').padStart(COLUMN_WIDTH)).join('');

function failuresOf(name: string, { id, turns, answers }: ChatResult): string[] {
  const place = `    ${name && `${name}: `}${id}`;
  return [
    ...turns.map(({ fate }, index) => `${place} turn ${index}: ${fate}`),
    ...answers.filter(({ recallAt }) => recallAt(1) < 1).map(({ q }) => `${place}: ${q}`),
  ];
}
