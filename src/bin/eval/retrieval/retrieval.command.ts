import type { Command } from 'commander';
import { startServiceProcess } from '../../measuring/service-process.js';
import { withProgress } from '../../progress.js';
import { sum } from '../verdict.js';
import { withEmbedder } from '../with-embedder.js';
import { conversationSteps, runConversations } from './conversations.run.js';
import type { DataFile } from './data.types.js';
import { readDataFile } from './data-files.js';
import { losses, type SetReport, toReport } from './report.js';
import { reportText } from './report.text.js';
import type { SetResults } from './results.types.js';
import type { TestBed } from './test-bed.js';
import { runUpdates, updateSteps } from './updates.run.js';
import { runWorlds, worldSteps } from './worlds.run.js';

interface RetrievalOptions {
  readonly data: readonly string[];
  readonly databaseUrl?: string;
  readonly json?: true;
}

export function addRetrievalCommand(program: Command): void {
  program
    .command('retrieval')
    .description(
      'Measures how well questions find their memories, beside cosine and BM25 alone; fails if one of these is better.',
    )
    .requiredOption('--data <files...>', 'conversations, worlds or updates, as .json or .jsonl (or .gz)')
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .option('--json', 'print JSON, with the result of each question')
    .action(evaluateRetrieval);
}

async function evaluateRetrieval({ data, databaseUrl, json }: RetrievalOptions): Promise<void> {
  const files = data.map(readDataFile);
  const reports = await withProgress(sum(files.map(stepsOf)), (tick) =>
    withTestBed(databaseUrl, tick, async (bed) => {
      const done: SetReport[] = [];
      for (const file of files) for (const set of await runFile(file, bed)) done.push(toReport(file, set));
      return done;
    }),
  );
  process.stdout.write(json ? `${JSON.stringify({ sets: reports }, null, 2)}\n` : reportText(reports));
  if (losses(reports).length) process.exitCode = 1;
}

function withTestBed<T>(databaseUrl: string | undefined, tick: TestBed['tick'], work: (bed: TestBed) => Promise<T>): Promise<T> {
  return withEmbedder(async (embedder) => {
    const service = await startServiceProcess(databaseUrl);
    try {
      return await work({ service, embedder, tick });
    } finally {
      await service.stop();
    }
  });
}

function stepsOf(data: DataFile): number {
  switch (data.form) {
    case 'conversations':
      return conversationSteps(data.items);
    case 'worlds':
      return worldSteps(data.items);
    case 'updates':
      return updateSteps(data.items);
  }
}

function runFile(data: DataFile, bed: TestBed): Promise<SetResults[]> {
  switch (data.form) {
    case 'conversations':
      return runConversations(data.items, bed);
    case 'worlds':
      return runWorlds(data.items, bed);
    case 'updates':
      return runUpdates(data.items, bed);
  }
}
