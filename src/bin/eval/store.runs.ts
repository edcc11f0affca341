import { temporalOf } from '../../text/temporal/temporal.js';
import { CliError } from '../cli/cli-error.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import { scoreCategories } from './categories.score.js';
import type { Corpus } from './corpora.js';
import type { CategoriesItem, DedupItem, ImportanceItem, PiiItem, TemporalItem } from './corpus.types.js';
import { type DedupOutcome, scoreDedup } from './dedup.score.js';
import { type ImportanceOutcome, isPair, scoreImportance } from './importance.score.js';
import { type PiiOutcome, scorePii } from './pii.score.js';
import { WorkspaceClient } from './service-client.js';
import { scoreTemporal, type TemporalOutcome } from './temporal.score.js';
import type { Score } from './verdict.js';

/** Sends the items of a corpus to the service, one after the other and each in a new workspace, and scores the results. */
export async function runCorpus(corpus: Corpus, service: ServiceProcess, onItem: () => void): Promise<Score> {
  const each = async <Item extends { id: string }, Outcome>(
    items: readonly Item[],
    run: (item: Item, workspace: () => Promise<WorkspaceClient>) => Promise<Outcome>,
  ) => {
    const results: { item: Item; outcome: Outcome }[] = [];
    for (const item of items) {
      const workspace = () => WorkspaceClient.create(service, `eval ${item.id}`);
      results.push({ item, outcome: await run(item, workspace) });
      onItem();
    }
    return results;
  };
  switch (corpus.name) {
    case 'pii':
      return scorePii(await each(corpus.items, runPii));
    case 'dedup':
      return scoreDedup(await each(corpus.items, runDedup));
    case 'temporal':
      return scoreTemporal(await each(corpus.items, runTemporal));
    case 'importance':
      return scoreImportance(await each(corpus.items, runImportance));
    case 'categories':
      return scoreCategories(await each(corpus.items, runCategories));
  }
}

type NewWorkspace = () => Promise<WorkspaceClient>;

async function runPii({ text, meta }: PiiItem, newWorkspace: NewWorkspace): Promise<PiiOutcome> {
  const workspace = await newWorkspace();
  if ((await workspace.store(text, meta)) === 'pii_rejected') return 'rejected';
  const [stored] = await workspace.retrieve(text);
  if (!stored) throw new CliError('a memory that was stored cannot be retrieved');
  return { text: stored.text, meta: withoutTemporal(stored.meta) };
}

/** Returns `meta` as it was submitted: the service adds `temporal` and renames a submitted key of that name. */
function withoutTemporal({ temporal: _added, temporal_user, ...meta }: Record<string, unknown>): Record<string, unknown> {
  return temporal_user === undefined ? meta : { ...meta, temporal: temporal_user };
}

async function runDedup(item: DedupItem, newWorkspace: NewWorkspace): Promise<DedupOutcome> {
  const workspace = await newWorkspace();
  expectStored(await workspace.store(item.old));
  const [old] = await workspace.retrieve(item.new);
  const { dedup } = expectStored(await workspace.store(item.new));
  const live = (await workspace.retrieve(item.new)).map(({ text }) => text);
  return { action: dedup.action, similarity: old?.similarity ?? 0, live };
}

/** Runs a temporal item in this process: items have their own current time, which the HTTP API does not accept. */
async function runTemporal({ text, now }: TemporalItem): Promise<TemporalOutcome> {
  return temporalOf(text, new Date(now));
}

async function runImportance(item: ImportanceItem, newWorkspace: NewWorkspace): Promise<ImportanceOutcome> {
  const importances: number[] = [];
  for (const text of isPair(item) ? [item.more, item.less] : [item.text])
    importances.push(expectStored(await (await newWorkspace()).store(text)).importance);
  return importances;
}

async function runCategories({ text }: CategoriesItem, newWorkspace: NewWorkspace): Promise<readonly string[]> {
  return expectStored(await (await newWorkspace()).store(text)).categories;
}

function expectStored(answer: Awaited<ReturnType<WorkspaceClient['store']>>) {
  if (answer === 'pii_rejected') throw new CliError('a text without sensitive data was refused as pii_rejected');
  return answer;
}
