import { sum } from '../verdict.js';
import { askAll } from './ask.js';
import type { AskedConversation } from './data.types.js';
import { inParallel } from './in-parallel.js';
import { DEPTH, recallMarks } from './marks.js';
import { partRankers } from './parts.js';
import type { QuestionResult, Ranker, SetResults } from './results.types.js';
import { LANES, newWorkspace, type TestBed } from './test-bed.js';

export const conversationSteps = (conversations: readonly AskedConversation[]): number =>
  sum(conversations.map(({ turns, questions }) => turns.length + questions.length));

/** Stores each conversation turn by turn in a workspace of its own, and asks its questions. */
export async function runConversations(conversations: readonly AskedConversation[], bed: TestBed): Promise<SetResults[]> {
  const results = await inParallel(conversations, LANES, (conversation) => runConversation(conversation, bed));
  return [{ age: '', results: results.flat() }];
}

async function runConversation(conversation: AskedConversation, bed: TestBed): Promise<QuestionResult[]> {
  const { id, turns, questions } = conversation;
  const rankers = {
    ours: await turnRanker(conversation, bed),
    ...(await partRankers(
      turns.map((turn) => ({ item: turn.id, text: turn.text })),
      bed.embedder,
    )),
  };
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
  return async (question) =>
    (await workspace.ask(question, DEPTH)).flatMap((memory) =>
      (turnsOf.get(memory.id) ?? []).map((item) => ({ item, score: memory.score, similarity: memory.similarity })),
    );
}
