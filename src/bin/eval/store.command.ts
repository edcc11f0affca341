import type { Command } from 'commander';
import { startServiceProcess } from '../measuring/service-process.js';
import { withProgress } from '../progress.js';
import { readCorpora } from './corpora.js';
import { type CorpusReport, reportLines, toReport } from './store.report.js';
import { runCorpus } from './store.runs.js';
import { sum } from './verdict.js';

interface StoreOptions {
  readonly corpora: string;
  readonly databaseUrl?: string;
  readonly failures?: true;
  readonly json?: true;
}

export function addStoreCommand(program: Command): void {
  program
    .command('store')
    .description('Measures what a store makes of labelled texts: PII, duplicates, time, importance, categories.')
    .requiredOption(
      '--corpora <dir>',
      'directory with pii, dedup, temporal, importance, categories as .jsonl, .dev.jsonl or .heldout.jsonl (or .gz)',
    )
    .option('--database-url <url>', 'PostgreSQL to fill instead of a new embedded database; take one that is for this')
    .option('--failures', 'list the ids that failed, and how')
    .option('--json', 'print JSON, failures too')
    .action(evaluateStore);
}

async function evaluateStore({ corpora: directory, databaseUrl, failures, json }: StoreOptions): Promise<void> {
  const corpora = readCorpora(directory);
  const service = await startServiceProcess(databaseUrl);
  try {
    const reports = await withProgress(sum(corpora.map(({ items }) => items.length)), async (tick) => {
      const done: CorpusReport[] = [];
      for (const corpus of corpora) done.push(toReport(corpus.name, corpus.file, await runCorpus(corpus, service, tick)));
      return done;
    });
    process.stdout.write(
      json
        ? `${JSON.stringify(reports, null, 2)}\n`
        : `${reports.flatMap((report) => reportLines(report, failures ?? false)).join('\n')}\n`,
    );
  } finally {
    await service.stop();
  }
}
