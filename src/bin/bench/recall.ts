import { toHalfvec } from '../../database/halfvec.js';
import { type Recall, SIZES, type Workspaces } from './memories.js';
import type { RawStack } from './raw-stack.js';
import { questionOf } from './sentences.js';

const DEPTH = 50;
const QUERIES = 40;
/** Numbers of questions that nothing else asks. */
const FIRST_QUESTION = 1_900_000_000;

/** Recall@50 of the service's vector statement against an exact search of the same rows, over some questions. */
export async function measureRecall(raw: RawStack, ids: Workspaces): Promise<Recall> {
  const questions = Array.from({ length: QUERIES }, (_, i) => questionOf(FIRST_QUESTION + i));
  const vectors = await raw.embedTexts(questions);
  const recall: Partial<Recall> = {};
  for (const size of SIZES) {
    let found = 0;
    let there = 0;
    for (const vector of vectors) {
      const [exact, indexed] = [await exactlyNearest(raw, ids[size], vector), await raw.nearest(ids[size], vector, DEPTH)];
      there += exact.length;
      found += exact.filter((id) => indexed.includes(id)).length;
    }
    recall[size] = found / there;
  }
  return recall as Recall;
}

/** Sorted outside any index: the rows are taken out first. */
async function exactlyNearest({ dataSource, space }: RawStack, workspaceId: number, vector: Float32Array): Promise<number[]> {
  const rows: { id: number }[] = await dataSource.query(
    `WITH live AS MATERIALIZED (
       SELECT id, ${space.slot} AS vector FROM memories
       WHERE workspace_id = $1 AND ${space.slot}_model_id = ${space.id} AND archived_at IS NULL)
     SELECT id FROM live ORDER BY vector <=> $2::halfvec(${space.dimensions}) LIMIT ${DEPTH}`,
    [workspaceId, toHalfvec(vector)],
  );
  return rows.map(({ id }) => id);
}
