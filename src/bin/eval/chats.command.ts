import type { Command } from 'commander';
import { startServiceProcess } from '../measuring/service-process.js';
import { withProgress } from '../progress.js';
import { type Chat, type ChatResult, readChats, runChat } from './chats.run.js';
import { sum } from './verdict.js';

interface ChatsOptions {
  readonly data: string;
  readonly stores?: true;
  readonly databaseUrl?: string;
  readonly failures?: true;
  readonly json?: true;
}

/** Ranks at which it is counted whether an answer was found. */
const DEPTHS = [1, 3, 5, 10] as const;

/** Adds the command that measures conversations that are handed over as events. */
export function addConversationsCommand(program: Command): void {
  program
    .command('conversations')
    .description('Measures what becomes of conversations that are handed over as events, and how well questions find it.')
    .requiredOption('--data <file>', 'JSON or JSON lines: {id, turns: [{role, content}], questions: [{q, answer}]}')
    .option('--stores', 'store every turn instead, to compare')
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .option('--failures', 'list the turns that were kept, and the questions whose answer is not the first hit')
    .option('--json', 'print JSON')
    .action(evaluateChats);
}

async function evaluateChats({ data, stores, databaseUrl, failures, json }: ChatsOptions): Promise<void> {
  const chats = readChats(data);
  const service = await startServiceProcess(databaseUrl);
  try {
    const results = await withProgress(sum(chats.map(stepsOf)), async (tick) => {
      const done: ChatResult[] = [];
      for (const chat of chats) done.push(await runChat(chat, service, stores ?? false, tick));
      return done;
    });
    const report = toReport(results);
    process.stdout.write(`${json ? JSON.stringify({ ...report, results }, null, 2) : textOf(report, results, failures)}\n`);
  } finally {
    await service.stop();
  }
}

const stepsOf = ({ turns, questions }: Chat): number => turns.length + questions.length;

function toReport(results: readonly ChatResult[]) {
  const turns = results.flatMap((result) => result.turns);
  const marks = results.flatMap(({ answers }) => answers);
  const fates = [...new Set(turns.map(({ fate }) => fate))].sort();
  return {
    turns: turns.length,
    memories: sum(results.map(({ memories }) => memories)),
    fates: Object.fromEntries(fates.map((name) => [name, turns.filter(({ fate }) => fate === name).length])),
    questionsLeft: sum(results.map(({ questionsLeft }) => questionsLeft)),
    asked: marks.length,
    recall: Object.fromEntries(DEPTHS.map((depth) => [depth, sum(marks.map(({ recallAt }) => recallAt(depth))) / marks.length])),
  };
}

function textOf(report: ReturnType<typeof toReport>, results: readonly ChatResult[], failures?: true): string {
  const line = (name: string, value: number | string) => `    ${name.padEnd(24)}${String(value).padStart(8)}`;
  return [
    `conversations: ${results.length}`,
    line('turns', report.turns),
    ...Object.entries(report.fates).map(([fate, count]) => line(`  ${fate}`, count)),
    line('memories', report.memories),
    line('  that are questions', report.questionsLeft),
    line('questions asked', report.asked),
    ...Object.entries(report.recall).map(([depth, value]) => line(`  hit@${depth}`, value.toFixed(3))),
    ...(failures ? results.flatMap(failuresOf) : []),
  ].join('\n');
}

const failuresOf = ({ id, turns, answers }: ChatResult): string[] => [
  ...turns.map(({ index, fate }) => `    ${id} turn ${index}: ${fate}`),
  ...answers.filter(({ recallAt }) => recallAt(1) < 1).map(({ q }) => `    ${id}: ${q}`),
];
