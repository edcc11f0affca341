import type { QueryRunner } from 'typeorm';
import { StartError } from '../common/start-error.js';
import type { EmbeddingsConfig } from '../config/embeddings.js';
import { isSameModel } from '../config/model-directory/model-name.js';
import type { EmbeddingModelState } from './entities/embedding-model.entity.js';
import { type IndexedModel, vectorIndexDefinition, vectorIndexName, vectorTypeFor } from './vector-index.js';

/** The provider, the name and the dimensions of an embedding model, and its directory if it has one. */
export type EmbeddingModelName = Omit<EmbeddingsConfig, 'calibration'>;

/** A model that has vectors of memories, and its vector column. */
export interface LiveModel extends EmbeddingModelName, IndexedModel {
  readonly state: Exclude<EmbeddingModelState, 'retired'>;
}

/** Selects the models that memories are searched by: one, or two during a re-embedding. */
export const LIVE_MODELS = `
SELECT id, provider, name AS model, dimensions, directory, slot AS "vectorColumn", vector_type AS "vectorType", state
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
  const configured = live.find((model) => isSame(model, wanted));
  if (active && configured) {
    await noteDirectory(runner, configured, wanted);
    return active.id;
  }
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
    `INSERT INTO embedding_models (provider, name, dimensions, directory, slot, vector_type, state)
     VALUES ($1, $2, $3, $4, 'embedding', $5, 'active') RETURNING id`,
    [wanted.provider, wanted.model, wanted.dimensions, wanted.directory, vectorType],
  );
  const model = { id, vectorColumn: 'embedding', vectorType, dimensions: wanted.dimensions } as const;
  await runner.query(`CREATE INDEX ${vectorIndexName(id)} ON memories ${vectorIndexDefinition(model)}`);
  return id;
}

/** Notes that the directory of a model was moved or renamed: during a re-embedding, other processes find the model there. */
async function noteDirectory(runner: QueryRunner, known: LiveModel, { model, directory }: EmbeddingModelName): Promise<void> {
  if (!directory || (known.model === model && known.directory === directory)) return;
  await runner.query('UPDATE embedding_models SET name = $2, directory = $3 WHERE id = $1', [known.id, model, directory]);
}

/**
 * Returns the environment variables with which a service uses the model.
 * @param before the model that the variables are set for now: its directory must not be left
 */
export const variablesOf = ({ provider, model, dimensions, directory }: EmbeddingModelName, before: EmbeddingModelName) => ({
  EMBEDDINGS: provider,
  EMBEDDING_MODEL: model,
  EMBEDDING_DIMENSIONS: String(dimensions),
  ...((directory || before.directory) && { EMBEDDING_MODEL_DIR: directory ?? '' }),
});

const isSame = (a: EmbeddingModelName, b: EmbeddingModelName) => a.provider === b.provider && isServedElsewhere(a, b);
const isServedElsewhere = (a: EmbeddingModelName, b: EmbeddingModelName) =>
  isSameModel(a.model, b.model) && a.dimensions === b.dimensions;

function mismatchMessage(current: EmbeddingModelName, wanted: EmbeddingModelName): string {
  const { provider, model, dimensions, directory } = wanted;
  const settings = Object.entries(variablesOf(current, wanted)).map(([name, value]) => `${name}=${value}`);
  const options = directory ? `--model-dir ${directory}` : `--provider ${provider} --model ${model} --dimensions ${dimensions}`;
  return (
    `EMBEDDING_MODEL must be ${current.model} with EMBEDDING_DIMENSIONS ${current.dimensions}, ` +
    `which the memories in this database were embedded with: set ${settings.join(' ')}. ` +
    `To change to ${model} (${dimensions}), start with these values and run: npx mnemonest reembed ${options}`
  );
}
