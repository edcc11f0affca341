import type { QueryRunner } from 'typeorm';
import { StartError } from '../common/start-error.js';
import type { AppConfig } from '../config/config.js';
import type { EmbeddingModelState } from './entities/embedding-model.entity.js';
import { type IndexedModel, vectorIndexDefinition, vectorIndexName, vectorTypeFor } from './vector-index.js';

/** The provider, the name and the dimensions of an embedding model. */
export type EmbeddingModelName = Omit<AppConfig['embeddings'], 'calibration'>;

/** A model that has vectors of memories, and its vector column. */
export interface LiveModel extends EmbeddingModelName, IndexedModel {
  readonly state: Exclude<EmbeddingModelState, 'retired'>;
}

/** Selects the models that memories are searched by: one, or two during a re-embedding. */
export const LIVE_MODELS = `
SELECT id, provider, name AS model, dimensions, slot AS "vectorColumn", vector_type AS "vectorType", state
FROM embedding_models WHERE state <> 'retired'`;

/**
 * Makes `wanted` the active model of a database without memories. In a database with memories, checks that it is one of
 * the models that they are searched by.
 * @param isEmbedded true on the embedded database
 * @returns the primary key of the active model
 * @throws StartError if memories were embedded with another model
 */
export async function ensureEmbeddingModel(
  runner: QueryRunner,
  wanted: EmbeddingModelName,
  isEmbedded: boolean,
): Promise<number> {
  const live: LiveModel[] = await runner.query(LIVE_MODELS);
  const active = live.find(({ state }) => state === 'active');
  // During a re-embedding, the configuration may name the old model or the new one.
  if (active && live.some((model) => isSame(model, wanted))) return active.id;
  if (active && live.length === 1 && isServedElsewhere(active, wanted)) {
    await runner.query('UPDATE embedding_models SET provider = $2 WHERE id = $1', [active.id, wanted.provider]);
    return active.id;
  }
  if (active) {
    const [filled] = await runner.query('SELECT FROM memories LIMIT 1');
    if (filled) throw new StartError(mismatchMessage(active, wanted));
    for (const { id } of live) await runner.query(`DROP INDEX IF EXISTS ${vectorIndexName(id)}`);
    await runner.query(`UPDATE embedding_models SET state = 'retired' WHERE state <> 'retired'`);
    await runner.query('UPDATE reembeddings SET finished_at = now() WHERE finished_at IS NULL');
    await runner.query('DELETE FROM reembedding_workspaces');
  }
  const vectorType = vectorTypeFor(isEmbedded, wanted.dimensions);
  const [{ id }] = await runner.query(
    `INSERT INTO embedding_models (provider, name, dimensions, slot, vector_type, state)
     VALUES ($1, $2, $3, 'embedding', $4, 'active') RETURNING id`,
    [wanted.provider, wanted.model, wanted.dimensions, vectorType],
  );
  const model = { id, vectorColumn: 'embedding', vectorType, dimensions: wanted.dimensions } as const;
  await runner.query(`CREATE INDEX ${vectorIndexName(id)} ON memories ${vectorIndexDefinition(model)}`);
  return id;
}

/** Returns the environment variables with which a service uses the model. */
export const variablesOf = ({ provider, model, dimensions }: EmbeddingModelName) => ({
  EMBEDDINGS: provider,
  EMBEDDING_MODEL: model,
  EMBEDDING_DIMENSIONS: String(dimensions),
});

const isSame = (a: EmbeddingModelName, b: EmbeddingModelName) => a.provider === b.provider && isServedElsewhere(a, b);
const isServedElsewhere = (a: EmbeddingModelName, b: EmbeddingModelName) => a.model === b.model && a.dimensions === b.dimensions;

function mismatchMessage(current: EmbeddingModelName, { provider, model, dimensions }: EmbeddingModelName): string {
  const settings = Object.entries(variablesOf(current)).map(([name, value]) => `${name}=${value}`);
  return (
    `EMBEDDING_MODEL must be ${current.model} with EMBEDDING_DIMENSIONS ${current.dimensions}, ` +
    `which the memories in this database were embedded with: set ${settings.join(' ')}. ` +
    `To change to ${model} (${dimensions}), start with these values and run: ` +
    `npx mnemonest reembed --provider ${provider} --model ${model} --dimensions ${dimensions}`
  );
}
