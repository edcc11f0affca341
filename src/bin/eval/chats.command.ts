import { type Command, Option } from 'commander';
import { startServiceProcess } from '../measuring/service-process.js';
import { withProgress } from '../progress.js';
import { toReport, toText } from './chats.report.js';
import { type Chat, type ChatResult, readChats, runChat } from './chats.run.js';
import { startRecordedModel } from './recorded-model.js';
import { sum } from './verdict.js';

interface ChatsOptions {
  readonly data: string;
  readonly stores?: true;
  readonly recording?: string;
  readonly record?: true;
  readonly databaseUrl?: string;
  readonly failures?: true;
  readonly json?: true;
}

/** Adds the command that measures conversations that are handed over as events. */
export function addConversationsCommand(program: Command): void {
  program
    .command('conversations')
    .description('Measures what becomes of conversations that are handed over as events, and how well questions find it.')
    .requiredOption('--data <file>', 'JSON or JSON lines: {id, turns: [{role, content}], questions: [{q, answer}]}')
    .option('--stores', 'store every turn instead, to compare')
    .addOption(
      new Option(
        '--recording <file>',
        'measure LLM=openai beside the rules, by a server on the loopback with the answers of this file',
      ).conflicts(['stores', 'databaseUrl']),
    )
    .option('--record', 'ask the endpoint of OPENAI_BASE_URL what the recording has no answer for, and append its answers')
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .option('--failures', 'list the turns that were kept, and the questions whose answer is not the first hit')
    .option('--json', 'print JSON')
    .action(evaluateChats);
}

async function evaluateChats({ recording, record, json, failures, ...options }: ChatsOptions): Promise<void> {
  const chats = readChats(options.data);
  if (recording === undefined) {
    const results = await measure(chats, options);
    const report = toReport(results);
    return print(json ? { ...report, results } : toText({ '': report }, failures && { '': results }));
  }
  // A broken recording is told of before anything is measured.
  const model = await startRecordedModel(recording, record ?? false);
  try {
    const byRules = await measure(chats, options, { LLM: 'rules' });
    const byModel = await measure(chats, options, model.variables);
    const reports = { rules: toReport(byRules), 'LLM=openai': toReport(byModel, model.requests) };
    const results = { rules: byRules, 'LLM=openai': byModel };
    print(json ? { ...reports, results } : toText(reports, failures && results));
  } finally {
    await model.close();
  }
}

const print = (output: object | string): void => {
  process.stdout.write(`${typeof output === 'string' ? output : JSON.stringify(output, null, 2)}\n`);
};

async function measure(
  chats: readonly Chat[],
  { stores, databaseUrl }: Pick<ChatsOptions, 'stores' | 'databaseUrl'>,
  variables?: Readonly<Record<string, string>>,
): Promise<ChatResult[]> {
  const service = await startServiceProcess(databaseUrl, undefined, variables);
  try {
    return await withProgress(sum(chats.map(stepsOf)), async (tick) => {
      const done: ChatResult[] = [];
      for (const chat of chats) done.push(await runChat(chat, service, stores ?? false, tick));
      return done;
    });
  } finally {
    await service.stop();
  }
}

const stepsOf = ({ turns, questions }: Chat): number => turns.length + questions.length;
