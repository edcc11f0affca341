import { parseDate } from 'chrono-node';
import { exactForm } from '../../../text/dedup/exact-form.js';
import { CliError } from '../../cli/cli-error.js';
import { sum } from '../verdict.js';
import { askAll } from './ask.js';
import type { AskedConversation, SessionTurn } from './data.types.js';
import { inParallel } from './in-parallel.js';
import { DEPTH, recallMarks } from './marks.js';
import { partRankers } from './parts.js';
import type { QuestionResult, Ranker, SetResults } from './results.types.js';
import { LANES, newWorkspace, rankedAs, type TestBed } from './test-bed.js';

/** Ways in which the turns of a conversation come into its workspace. */
type Age = '' | 'dated';

/** A conversation whose turns all have a time is also imported with these times. */
const agesOf = ({ turns }: AskedConversation): readonly Age[] => (turns.every(({ at }) => at) ? ['', 'dated'] : ['']);

export const conversationSteps = (conversations: readonly AskedConversation[]): number =>
  sum(conversations.map((one) => agesOf(one).length * (one.turns.length + one.questions.length)));

/** Stores each conversation in a workspace of its own for each age, and asks its questions. */
export async function runConversations(conversations: readonly AskedConversation[], bed: TestBed): Promise<SetResults[]> {
  const results = await inParallel(conversations, LANES, (conversation) => runConversation(conversation, bed));
  const ages = [...new Set(conversations.flatMap(agesOf))];
  return ages.map((age) => ({ age, results: results.flatMap((ofAges) => ofAges[age] ?? []) }));
}

async function runConversation(conversation: AskedConversation, bed: TestBed): Promise<Partial<Record<Age, QuestionResult[]>>> {
  const texts = conversation.turns.map((turn) => ({ item: turn.id, text: turn.text }));
  const parts = await partRankers(texts, bed.embedder);
  const results: Partial<Record<Age, QuestionResult[]>> = {};
  for (const age of agesOf(conversation)) {
    const ours = age === 'dated' ? await datedRanker(conversation, bed) : await turnRanker(conversation, bed);
    results[age] = await askQuestions(conversation, { ours, ...parts }, bed);
  }
  return results;
}

async function askQuestions(
  { id, questions }: AskedConversation,
  rankers: Parameters<typeof askAll>[0],
  bed: TestBed,
): Promise<QuestionResult[]> {
  const results: QuestionResult[] = [];
  for (const [index, { q, kind, category, evidence }] of questions.entries()) {
    const marksOf = evidence.length ? (items: readonly string[]) => recallMarks(evidence, items) : undefined;
    results.push({
      id: `${id} ${index + 1}`,
      groups: { ...kindOf(kind ?? category), conversation: id },
      answers: await askAll(rankers, q, marksOf),
    });
    bed.tick();
  }
  return results;
}

const kindOf = (kind: string | number | undefined) => (kind === undefined ? {} : { kind: String(kind) });

/** Stores the turns in order, and returns a ranker by their ids. */
async function turnRanker({ id, turns }: AskedConversation, bed: TestBed): Promise<Ranker> {
  const workspace = await newWorkspace(bed, id);
  // Turns that are duplicates share a memory.
  const turnsOf = new Map<number, string[]>();
  for (const turn of turns) {
    const answer = await workspace.store(turn.text, { session_id: String(turn.session ?? id) });
    if (answer !== 'pii_rejected') turnsOf.set(answer.memory_id, [...(turnsOf.get(answer.memory_id) ?? []), turn.id]);
    bed.tick();
  }
  // See `textRanker`.
  const asOf = new Date();
  return async (question) =>
    (await workspace.ask(question, DEPTH, asOf)).flatMap((memory) =>
      (turnsOf.get(memory.id) ?? []).map((item) => rankedAs(item, memory)),
    );
}

/** Time after the last turn at which the questions are asked. */
const ASKED_AFTER_MS = 3_600_000;

/** Imports the turns with their times, and returns a ranker by their ids that asks soon after the last one. */
async function datedRanker({ id, turns }: AskedConversation, bed: TestBed): Promise<Ranker> {
  const workspace = await newWorkspace(bed, id);
  const times = turns.map(timeOf);
  await workspace.import(
    turns.map((turn, index) => ({
      text: turn.text,
      created_at: (times[index] as Date).toISOString(),
      meta: { session_id: String(turn.session ?? id), turn: turn.id },
    })),
  );
  bed.tick(turns.length);
  // Turns that are duplicates share a memory, which has the id of the first.
  const formOf = new Map(turns.map((turn) => [turn.id, exactForm(turn.text)]));
  const sharedBy = (turn: string) => turns.filter((other) => formOf.get(other.id) === formOf.get(turn));
  const asOf = new Date(Math.max(...times.map(Number)) + ASKED_AFTER_MS);
  return async (question) =>
    (await workspace.ask(question, DEPTH, asOf)).flatMap((memory) =>
      sharedBy(String(memory.meta['turn'])).map((turn) => rankedAs(turn.id, memory)),
    );
}

/** @throws CliError for a time that cannot be read */
function timeOf({ id, at = '' }: SessionTurn): Date {
  const time = parseDate(at, { instant: new Date(0), timezone: 0 });
  if (!time) throw new CliError(`the time of turn ${id} cannot be read: ${at}`);
  return time;
}
