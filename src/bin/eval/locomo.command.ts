import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { loadConfig } from '../../config/config.js';
import { createEmbedder } from '../../providers/embeddings/create-embedder.js';
import { environment } from '../cli/environment.js';
import { table } from '../cli/text-table.js';
import { startServiceProcess } from '../measuring/service-process.js';
import { withProgress } from '../progress.js';
import { bm25Ranker, cosineRanker, type Ranker } from './baselines.js';
import { type Conversation, readConversations } from './conversations.js';
import { DEPTH, type Finding, findingOf, type RecallFigures, recallFigures } from './recall.score.js';
import { WorkspaceClient } from './service-client.js';
import { sum } from './verdict.js';

interface LocomoOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly baseline?: 'bm25' | 'cosine';
  readonly json?: true;
}

type Findings = readonly (Finding & { readonly conversation: string })[];

export function addLocomoCommand(program: Command): void {
  program
    .command('locomo')
    .description('Measures how much of the evidence for a question is retrieved (LoCoMo, Maharana et al., 2024).')
    .requiredOption('--data <file>', 'JSON: [{id, turns: [{id, text}], questions: [{q, category, evidence: [turn ids]}]}]')
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .addOption(new Option('--baseline <name>', 'measure this ranking instead of the service').choices(['bm25', 'cosine']))
    .option('--json', 'print JSON')
    .action(evaluateLocomo);
}

async function evaluateLocomo({ data, databaseUrl, baseline, json }: LocomoOptions): Promise<void> {
  const conversations = readConversations(data);
  const steps = sum(conversations.map(({ turns, questions = [] }) => turns.length + questions.length));
  const findings = await withProgress(steps, (tick) =>
    baseline ? askBaseline(conversations, baseline, tick) : askService(conversations, databaseUrl, tick),
  );
  const report = toReport(baseline ?? 'mnemonest', findings);
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
}

async function askService(
  conversations: readonly Conversation[],
  databaseUrl: string | undefined,
  tick: () => void,
): Promise<Findings> {
  const service = await startServiceProcess(databaseUrl);
  try {
    return await askAll(conversations, tick, async ({ id, turns }) => {
      const workspace = await WorkspaceClient.create(service, `eval ${id}`);
      // Turns that are duplicates share a memory.
      const turnsOf = new Map<number, string[]>();
      for (const turn of turns) {
        const answer = await workspace.store(turn.text);
        if (answer !== 'pii_rejected') turnsOf.set(answer.memory_id, [...(turnsOf.get(answer.memory_id) ?? []), turn.id]);
        tick();
      }
      return async (question) => (await workspace.ask(question, DEPTH)).flatMap((memory) => turnsOf.get(memory.id) ?? []);
    });
  } finally {
    await service.stop();
  }
}

async function askBaseline(
  conversations: readonly Conversation[],
  baseline: 'bm25' | 'cosine',
  tick: () => void,
): Promise<Findings> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-eval-'));
  const embedder = createEmbedder(loadConfig({ ...environment, DATA_DIR: dataDir }));
  try {
    return await askAll(conversations, tick, async ({ turns }) => {
      const ranker = baseline === 'bm25' ? await bm25Ranker(turns) : await cosineRanker(turns, embedder);
      for (const _ of turns) tick();
      return ranker;
    });
  } finally {
    await embedder.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Asks the questions of each conversation in order.
 * @param toRanker stores or indexes the turns of a conversation
 */
async function askAll(
  conversations: readonly Conversation[],
  tick: () => void,
  toRanker: (conversation: Conversation) => Promise<Ranker>,
): Promise<Findings> {
  const findings: (Finding & { conversation: string })[] = [];
  for (const conversation of conversations) {
    const ranker = await toRanker(conversation);
    for (const { q, category, evidence } of conversation.questions ?? []) {
      findings.push({ conversation: conversation.id, ...findingOf(category, evidence, await ranker(q)) });
      tick();
    }
  }
  return findings;
}

interface Report {
  readonly ranking: string;
  readonly all: RecallFigures;
  readonly categories: Readonly<Record<string, RecallFigures>>;
  readonly conversations: Readonly<Record<string, RecallFigures>>;
}

const toReport = (ranking: string, findings: Findings): Report => ({
  ranking,
  all: recallFigures(findings),
  categories: figuresBy(findings, ({ category }) => String(category)),
  conversations: figuresBy(findings, ({ conversation }) => conversation),
});

function figuresBy(findings: Findings, key: (finding: Findings[number]) => string): Record<string, RecallFigures> {
  const names = [...new Set(findings.map(key))].sort();
  return Object.fromEntries(names.map((name) => [name, recallFigures(findings.filter((finding) => key(finding) === name))]));
}

function reportText({ ranking, all, categories, conversations }: Report): string {
  const row = (name: string, { questions, ...rates }: RecallFigures) => [
    name,
    String(questions),
    ...Object.values(rates).map((rate) => rate.toFixed(3)),
  ];
  return `${table(
    [ranking, 'questions', 'recall@5', 'recall@10', 'any@10', 'MRR'],
    [
      row('all', all),
      ...Object.entries(categories).map(([name, figures]) => row(`category ${name}`, figures)),
      ...Object.entries(conversations).map(([name, figures]) => row(name, figures)),
    ],
  ).join('\n')}\n`;
}
