import type { QueryRunner } from 'typeorm';
import { StartError } from '../common/start-error.js';

interface EmbeddingModel {
  readonly model: string;
  readonly dimensions: number;
}

/**
 * Makes `wanted` the model whose vectors this database holds, with an HNSW index of its own: rows name their model, and the index
 * is partial on it, so that vectors of two models can lie side by side while one replaces the other.
 * @returns the model's primary key
 * @throws StartError if memories were embedded with another model
 */
export async function ensureEmbeddingModel(runner: QueryRunner, wanted: EmbeddingModel): Promise<number> {
  const [current] = await runner.query('SELECT id, name AS model, dimensions FROM embedding_models WHERE active');
  if (current?.model === wanted.model && current.dimensions === wanted.dimensions) return current.id;
  if (current) {
    const [filled] = await runner.query('SELECT FROM memories LIMIT 1');
    if (filled) throw new StartError(mismatch(current, wanted));
    await runner.query(`DROP INDEX ${indexName(current.id)}`);
    await runner.query('UPDATE embedding_models SET active = false WHERE id = $1', [current.id]);
  }
  const [{ id }] = await runner.query(
    `INSERT INTO embedding_models (name, dimensions, active) VALUES ($1, $2, true)
     ON CONFLICT (name, dimensions) DO UPDATE SET active = true RETURNING id`,
    [wanted.model, wanted.dimensions],
  );
  await runner.query(
    `CREATE INDEX ${indexName(id)} ON memories USING hnsw ((embedding::halfvec(${Number(wanted.dimensions)})) halfvec_cosine_ops)
     WHERE embedding_model_id = ${Number(id)}`,
  );
  return id;
}

const indexName = (modelId: number) => `memories_embedding_${Number(modelId)}`;

const mismatch = (current: EmbeddingModel, wanted: EmbeddingModel) =>
  `EMBEDDING_MODEL must be ${current.model} with EMBEDDING_DIMENSIONS ${current.dimensions}, which the memories in this database were ` +
  `embedded with. To change to ${wanted.model} (${wanted.dimensions}), start with the old values and run: ` +
  `npx mnemonest reembed --model ${wanted.model} --dimensions ${wanted.dimensions}`;
