import { toQueryVector, vectorsOf } from '../../database/vector-index.js';
import { type Recall, SIZES, type Workspaces } from './memories.js';
import type { RawStack } from './raw-stack.js';
import { questionOf } from './sentences.js';

const DEPTH = 50;
const QUERIES = 40;
/** Number of the first question; no other measurement uses this range. */
const FIRST_QUESTION = 1_900_000_000;

/** Maximum difference of two cosines that count as equal, because of rounding. */
const TIE = 1e-9;

/**
 * Measures the recall@50 of the service's vector search against an exact search of the same rows, over some questions. A result
 * counts as a hit if it is at least as near as the 50th of the exact search: among equally near rows, either search may return
 * any (Aumüller, Bernhardsson, Faithfull: ANN-Benchmarks, 2020).
 */
export async function measureRecall(raw: RawStack, ids: Workspaces): Promise<Recall> {
  const questions = Array.from({ length: QUERIES }, (_, i) => questionOf(FIRST_QUESTION + i));
  const vectors = await raw.embedTexts(questions);
  const recall: Partial<Recall> = {};
  for (const size of SIZES) {
    let hits = 0;
    let expected = 0;
    for (const vector of vectors) {
      const [exact, indexed] = [await exactlyNearest(raw, ids[size], vector), await raw.nearest(ids[size], vector, DEPTH)];
      const farthest = exact.at(-1) ?? 1;
      expected += exact.length;
      hits += indexed.filter((cosine) => cosine >= farthest - TIE).length;
    }
    recall[size] = hits / expected;
  }
  return recall as Recall;
}

/** Returns the cosines of an exact search: the materialized rows are sorted without an index. */
async function exactlyNearest({ database, space }: RawStack, workspaceId: number, vector: Float32Array): Promise<number[]> {
  const { expression, type, predicate } = vectorsOf(space);
  const rows = await database.query<{ cosine: number }>(
    null,
    `WITH live AS MATERIALIZED (
       SELECT ${expression} AS vector FROM memories WHERE workspace_id = $1 AND ${predicate} AND archived_at IS NULL)
     SELECT 1 - (vector <=> $2::${type}) AS cosine FROM live ORDER BY cosine DESC LIMIT ${DEPTH}`,
    [workspaceId, toQueryVector(space, vector)],
  );
  return rows.map(({ cosine }) => cosine);
}
