import { says } from '../matching.js';
import type { ImportLine, WorkspaceClient } from '../service-client.js';
import { askAll } from './ask.js';
import type { Update } from './data.types.js';
import { inParallel } from './in-parallel.js';
import { partRankers } from './parts.js';
import type { Marks, QuestionResult, SetResults } from './results.types.js';
import { LANES, newWorkspace, type TestBed, textRanker } from './test-bed.js';

/** Memories beside those of an update. They say nothing about it. */
const UNRELATED = [
  'The office plants are watered by the caretaker',
  'Tomas plays the cello in a string quartet',
  'The cabin by the lake has no electricity',
  'The printer next to the kitchen is out of toner',
  "Grandmother's recipe for plum cake is in the blue notebook",
  'The choir rehearses in the town hall',
];

const DAY_MS = 86_400_000;
const OLD_DAYS = 20;
const USED = { format: 1, access_count: 5 };

/** Ways in which the steps of an update are stored beside the unrelated memories. */
const AGES: Readonly<Record<string, (workspace: WorkspaceClient, steps: readonly string[]) => Promise<void>>> = {
  fresh: async (workspace, steps) => {
    await workspace.storeAll(UNRELATED);
    for (const step of steps) await workspace.store(step);
  },
  old: (workspace, steps) => importThenStore(workspace, steps, () => ({})),
  used: (workspace, steps) =>
    importThenStore(workspace, steps, (now) => ({ ...USED, last_accessed_at: new Date(now - DAY_MS).toISOString() })),
};

async function importThenStore(workspace: WorkspaceClient, steps: readonly string[], use: (now: number) => Partial<ImportLine>) {
  const now = Date.now();
  // A second apart, so that their order is known.
  const lineOf = (text: string, index: number) => ({
    text,
    created_at: new Date(now - OLD_DAYS * DAY_MS + 1_000 * index).toISOString(),
  });
  const older = steps.slice(0, -1).map((text, index) => ({ ...lineOf(text, UNRELATED.length + index), ...use(now) }));
  await workspace.import([...UNRELATED.map(lineOf), ...older]);
  for (const step of steps.slice(-1)) await workspace.store(step);
}

export const updateSteps = (updates: readonly Update[]): number => Object.keys(AGES).length * updates.length;

/** Stores the steps of each update in a workspace of its own for each age, and asks its question. */
export async function runUpdates(updates: readonly Update[], bed: TestBed): Promise<SetResults[]> {
  const results = await inParallel(updates, LANES, (update) => runUpdate(update, bed));
  return Object.keys(AGES).map((age) => ({ age, results: results.flatMap((ofAges) => ofAges[age] ?? []) }));
}

async function runUpdate(update: Update, bed: TestBed): Promise<Record<string, QuestionResult>> {
  const { id, kind, steps, q } = update;
  const texts = [...UNRELATED, ...steps].map((text) => ({ item: text, text }));
  const parts = await partRankers(texts, bed.embedder);
  const results: Record<string, QuestionResult> = {};
  for (const [age, fill] of Object.entries(AGES)) {
    const workspace = await newWorkspace(bed, id);
    await fill(workspace, steps);
    const live = await workspace.liveTexts();
    const answers = await askAll({ ours: textRanker(workspace), ...parts }, q, (items, ranking) =>
      ranking === 'ours' ? updateMarks(update, items, live) : firstMark(update, items),
    );
    results[age] = { id, groups: { kind }, answers };
    bed.tick();
  }
  return results;
}

/** Marks the ranking of the service: the first result has to be current, and nothing to keep may be lost. */
export function updateMarks(update: Update, ranking: readonly string[], live: readonly string[]): Marks {
  const first = firstMark(update, ranking);
  const kept = Number(update.keep.every((fact) => live.some((text) => says(text, fact))));
  return { ...first, kept, right: first.current_first * kept };
}

function firstMark({ cur }: Pick<Update, 'cur'>, [first]: readonly string[]): { current_first: number } {
  return { current_first: Number(first !== undefined && cur.every((pattern) => says(first, pattern))) };
}
