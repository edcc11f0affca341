import { exactForm } from '../../../text/dedup/exact-form.js';
import type { WorkspaceClient } from '../service-client.js';
import { sum } from '../verdict.js';
import { askAll } from './ask.js';
import type { World } from './data.types.js';
import { inParallel } from './in-parallel.js';
import { hitMarks } from './marks.js';
import { partRankers } from './parts.js';
import { type QuestionResult, type SetResults } from './results.types.js';
import { LANES, newWorkspace, type TestBed, textRanker } from './test-bed.js';

/** Ways in which the memories of a world come into its workspace. */
const AGES: Readonly<Record<string, (workspace: WorkspaceClient, memories: readonly string[]) => Promise<void>>> = {
  fresh: (workspace, memories) => workspace.storeAll(memories),
  aged: (workspace, memories) => workspace.import(agedLines(memories, new Date())),
};

const DAYS = 120;
const DAY_MS = 86_400_000;

export const worldSteps = (worlds: readonly World[]): number =>
  Object.keys(AGES).length * sum(worlds.map(({ memories, questions }) => memories.length + questions.length));

/** Fills a workspace for each world and age, and asks the questions. */
export async function runWorlds(worlds: readonly World[], bed: TestBed): Promise<SetResults[]> {
  const results = await inParallel(worlds, LANES, (world) => runWorld(world, bed));
  return Object.keys(AGES).map((age) => ({ age, results: results.flatMap((ofAges) => ofAges[age] ?? []) }));
}

async function runWorld(world: World, bed: TestBed): Promise<Record<string, QuestionResult[]>> {
  const texts = world.memories.map((text) => ({ item: text, text }));
  const parts = await partRankers(texts, bed.embedder);
  const isRight = goldTest(world.memories);
  const results: Record<string, QuestionResult[]> = {};
  for (const [age, fill] of Object.entries(AGES)) {
    const workspace = await newWorkspace(bed, world.id);
    await fill(workspace, world.memories);
    bed.tick(world.memories.length);
    const rankers = { ours: textRanker(workspace, new Date()), ...parts };
    const ofAge: QuestionResult[] = [];
    for (const [index, { q, kind, gold }] of world.questions.entries()) {
      const marksOf = gold === null ? undefined : (items: readonly string[]) => hitMarks(items, isRight(gold));
      ofAge.push({ id: `${world.id} ${index + 1}`, groups: groupsOf(world, kind), answers: await askAll(rankers, q, marksOf) });
      bed.tick();
    }
    results[age] = ofAge;
  }
  return results;
}

const groupsOf = ({ lang, domain }: World, kind: string) => ({
  kind,
  ...(lang !== undefined && { language: lang }),
  ...(domain !== undefined && { domain }),
});

/** Returns lines of an import, spread evenly over the days before `now`, the first the oldest. */
export const agedLines = (memories: readonly string[], now: Date) =>
  memories.map((text, index) => ({
    text,
    created_at: new Date(now.getTime() - DAYS * DAY_MS * (1 - index / memories.length)).toISOString(),
  }));

/**
 * Returns a test for the text of a hit: it is the gold, or a text that the service made of it and others. Another memory of the
 * world is no answer, even if it contains the gold.
 */
export function goldTest(memories: readonly string[]) {
  const forms = new Set(memories.map(exactForm));
  return (gold: string) => {
    const goldForm = exactForm(gold);
    return (text: string): boolean => {
      const form = exactForm(text);
      return form === goldForm || (!forms.has(form) && form.includes(goldForm));
    };
  };
}
