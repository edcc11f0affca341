import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import type { VectorColumn, VectorType } from './entities/embedding-model.entity.js';
import { toHalfvec, toVector } from './vector-binary.js';

/** A model, with the column of its vectors and the type that they are compared as. */
export interface IndexedModel {
  readonly id: number;
  readonly dimensions: number;
  readonly vectorColumn: VectorColumn;
  readonly vectorType: VectorType;
}

/** Maximum dimensions of a `vector` in an HNSW index. */
const MAX_VECTOR_DIMENSIONS = 2_000;
/** Memory for the build of an index, in megabytes: the default of PostgreSQL, and what the embedded database can spare. */
const MIN_BUILD_MB = 64;
const MAX_BUILD_MB = 512;
/** Number of vectors from which on the build of their index takes long enough to be logged. */
const MANY_VECTORS = 2_000;
/** Memory that a vector with its links needs while its index is built, besides its numbers. */
const LINKS_BYTES = 600;
const FLOAT_BYTES = 4;

/**
 * Returns the type that the vectors of a model are compared as. The embedded database has no instructions for numbers in
 * half precision and converts them one by one, which makes a store four times slower; so it compares them as `vector`, as
 * far as an index can. PostgreSQL does not, and its index of a `halfvec` is half the size.
 */
export const vectorTypeFor = (isEmbedded: boolean, dimensions: number): VectorType =>
  isEmbedded && dimensions <= MAX_VECTOR_DIMENSIONS ? 'vector' : 'halfvec';

export const vectorIndexName = (modelId: number): string => `memories_embedding_${Number(modelId)}`;

/**
 * Returns the SQL expression of a model's vectors, its type, and the predicate of the rows that have one. A query must
 * repeat both the expression and the predicate to use the model's index.
 */
export function vectorsOf({ id, vectorColumn, vectorType, dimensions }: IndexedModel) {
  const type = `${vectorType}(${Number(dimensions)})`;
  return { expression: `${vectorColumn}::${type}`, type, predicate: `${vectorColumn}_model_id = ${Number(id)}` };
}

/** Encodes the vector of a query for a parameter of the type of {@link vectorsOf}. */
export const toQueryVector = ({ vectorType }: Pick<IndexedModel, 'vectorType'>, vector: Float32Array): Buffer =>
  vectorType === 'vector' ? toVector(vector) : toHalfvec(vector);

/**
 * Returns the SQL after `CREATE INDEX … ON …` for a model's vectors. The index is partial: it has no rows of other
 * models.
 */
export function vectorIndexDefinition(model: IndexedModel): string {
  const { expression, predicate } = vectorsOf(model);
  return `USING hnsw ((${expression}) ${model.vectorType}_cosine_ops) WHERE ${predicate}`;
}

/**
 * Indexes the vectors of each model anew whose type is not the one that this engine compares: after an upgrade, or in a
 * database that another engine filled. The vectors themselves do not change.
 */
export async function ensureVectorTypes(
  runner: QueryRunner,
  models: readonly IndexedModel[],
  isEmbedded: boolean,
): Promise<void> {
  for (const model of models) {
    const vectorType = vectorTypeFor(isEmbedded, model.dimensions);
    if (model.vectorType === vectorType) continue;
    const name = vectorIndexName(model.id);
    await announceBuild(runner, model);
    await runner.query(`DROP INDEX IF EXISTS ${name}`);
    await runner.query(`CREATE INDEX ${name} ON memories ${vectorIndexDefinition({ ...model, vectorType })}`);
    await runner.query('UPDATE embedding_models SET vector_type = $2 WHERE id = $1', [model.id, vectorType]);
  }
}

/** Gives the build of an index the memory that it needs, without which it takes many times as long, and logs how long it takes. */
async function announceBuild(runner: QueryRunner, { vectorColumn, dimensions }: IndexedModel): Promise<void> {
  const [{ vectors }] = await runner.query(`SELECT count(${vectorColumn})::int AS vectors FROM memories`);
  const megabytes = Math.ceil((vectors * (dimensions * FLOAT_BYTES + LINKS_BYTES)) / 1024 ** 2);
  await runner.query(`SET LOCAL maintenance_work_mem = '${Math.min(MAX_BUILD_MB, Math.max(MIN_BUILD_MB, megabytes))}MB'`);
  if (vectors > MANY_VECTORS)
    new Logger('Database').log(
      `indexing the vectors of ${vectors} memories anew, once: about ${Math.ceil(vectors / 1_000)} seconds`,
    );
}
