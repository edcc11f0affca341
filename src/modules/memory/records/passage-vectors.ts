import { toVectorText } from '../../../database/vector-text.js';
import type { StorableEmbedding } from '../../embeddings/embedding-space.js';

/** A passage of a long text, in code points from its beginning, with its vectors. */
export interface EmbeddedPassage {
  readonly start: number;
  readonly end: number;
  readonly embedding: StorableEmbedding;
}

/** Returns the value of the parameter of {@link passageInsert}: null without passages. */
export function passageRecords(passages: readonly EmbeddedPassage[] = []): string | null {
  if (!passages.length) return null;
  return JSON.stringify(
    passages.flatMap(({ start, end, embedding: { space, vector, others } }, index) =>
      [{ space, vector }, ...others].map((each) => ({
        chunk: index + 1,
        model: each.space.id,
        start,
        end,
        vector: toVectorText(each.vector),
      })),
    ),
  );
}

/**
 * Returns SQL that inserts the passages of a memory of the workspace $1; chunk 0 is the whole text, whose vector the memory has.
 * @param owner a CTE that returns the id of the memory if it was written
 * @param parameter the parameter with {@link passageRecords}, such as `$20`
 */
export const passageInsert = (owner: string, parameter: string): string => `
  INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, passage_start, passage_end, embedding)
  SELECT $1, ${owner}.id, p.chunk, p.model, p.start, p."end", p.vector::halfvec
  FROM ${owner}, json_to_recordset(${parameter}::json)
    AS p (chunk integer, model smallint, start integer, "end" integer, vector text)`;
