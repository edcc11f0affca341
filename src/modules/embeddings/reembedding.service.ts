import { isAbsolute } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../common/app-error.js';
import type { EmbeddingModelName } from '../../database/embedding-models.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { dimensionsOf, LOCAL_MODEL } from '../../providers/embeddings/known-models.js';
import { ProviderFailure } from '../../providers/openai/provider-failure.js';
import { EmbeddingState } from './embedding-state.js';
import { ReembeddingRepository, type Run } from './reembedding.repository.js';
import { ReembeddingWorker } from './reembedding.worker.js';

/** The model that the operator asks for. Omitted values are those of the present model, or the defaults of the named one. */
export type WantedModel = { readonly [K in keyof EmbeddingModelName]?: EmbeddingModelName[K] | undefined };

const LOCK_NOT_AVAILABLE = '55P03';

/** Starts, reports and abandons re-embeddings: of all memories in the database, with another model or again with the same one. */
@Injectable()
export class ReembeddingService {
  constructor(
    private readonly runs: ReembeddingRepository,
    private readonly state: EmbeddingState,
    private readonly worker: ReembeddingWorker,
    private readonly embedders: Embedders,
  ) {}

  /**
   * Begins to re-embed all memories with `wanted`, by default with the present model. A re-embedding that is under way to
   * the same model continues.
   * @throws AppError `validation_failed` if the model returns no vectors, `conflict` if another re-embedding is under way,
   *   `unavailable`
   */
  async start(wanted: WantedModel): Promise<Run> {
    const model = await this.resolve(wanted, (await this.state.look()).active);
    const latest = await this.runs.latest();
    if (latest && !latest.finishedAt) {
      if (Object.keys(defined(wanted)).length && !latest.abandoned && isSame(latest.to, model)) return latest;
      throw underWay(latest);
    }
    await this.tryOut(model);
    if (!(await retryable(this.runs.begin(model)))) throw underWay(await this.progress());
    return this.changed();
  }

  /**
   * Returns the re-embedding under way, or else the last one.
   * @throws AppError `not_found` if there never was one
   */
  async progress(): Promise<Run> {
    const run = await this.runs.latest();
    if (!run) throw new AppError('not_found', { detail: 'No re-embedding was ever started' });
    return run;
  }

  /**
   * Turns back the re-embedding under way: all workspaces go back to their former model.
   * @throws AppError `conflict` if there is none that can go back
   */
  async abandon(): Promise<Run> {
    if (!(await retryable(this.runs.turnBack())))
      throw new AppError('conflict', { detail: 'No re-embedding is under way that could be abandoned' });
    return this.changed();
  }

  private async changed(): Promise<Run> {
    await this.state.changed();
    this.worker.wake();
    return this.progress();
  }

  /** @throws AppError `validation_failed` */
  private async resolve(wanted: WantedModel, present: EmbeddingModelName): Promise<EmbeddingModelName> {
    const { directory } = wanted;
    if (!directory) return resolvedModel(wanted, present);
    if (wanted.provider === 'openai') throw refusal('directory', 'Only a local model has a directory', directory);
    if (!isAbsolute(directory)) throw refusal('directory', 'The directory must be an absolute path', directory);
    const { model, dimensions } = await this.embedders.describe(directory, wanted.model).catch((error: Error) => {
      throw unusable(error, directory);
    });
    if ((wanted.dimensions ?? dimensions) !== dimensions)
      throw refusal('dimensions', `The model in this directory has ${dimensions} dimensions`, wanted.dimensions);
    return { provider: 'local', model, dimensions, directory };
  }

  private async tryOut(model: EmbeddingModelName): Promise<void> {
    try {
      await this.embedders.get(model).embed(['Whether this model answers.']);
    } catch (error) {
      const cause = (error as Error).cause as Error | undefined;
      if (model.directory && cause) throw unusable(cause, model.directory);
      const failure = cause?.cause;
      if (!(failure instanceof ProviderFailure) || failure.isTransient) throw error;
      throw refusal('model', `The embedding provider ${failure.message}`, model.model);
    }
  }
}

/**
 * Returns the model that `wanted` names, if that is not by its directory.
 * @throws AppError `validation_failed`
 */
function resolvedModel(wanted: WantedModel, present: EmbeddingModelName): EmbeddingModelName {
  const model = wanted.model ?? (wanted.provider === 'local' ? LOCAL_MODEL.model : present.model);
  const provider = wanted.provider ?? (model === present.model ? present.provider : providerOf(model));
  if (provider === 'local' && present.directory && model === present.model) {
    if ((wanted.dimensions ?? present.dimensions) !== present.dimensions)
      throw refusal('dimensions', `The present model has ${present.dimensions} dimensions`, wanted.dimensions);
    const { dimensions, directory } = present;
    return { provider, model, dimensions, directory };
  }
  if (provider === 'local') {
    if (model !== LOCAL_MODEL.model)
      throw refusal('model', `The local model is ${LOCAL_MODEL.model}; another one needs its directory`, model);
    if ((wanted.dimensions ?? LOCAL_MODEL.dimensions) !== LOCAL_MODEL.dimensions)
      throw refusal('dimensions', `The local model has ${LOCAL_MODEL.dimensions} dimensions`, wanted.dimensions);
    return { provider, ...LOCAL_MODEL };
  }
  const dimensions = wanted.dimensions ?? (model === present.model ? present.dimensions : dimensionsOf(model));
  if (!dimensions)
    throw refusal('dimensions', 'How many numbers a vector of this model has is not known here', wanted.dimensions);
  return { provider, model, dimensions };
}

const providerOf = (model: string) => (model === LOCAL_MODEL.model ? 'local' : 'openai');

const isSame = (a: EmbeddingModelName, b: EmbeddingModelName) =>
  a.provider === b.provider && a.model === b.model && a.dimensions === b.dimensions;

const defined = (wanted: WantedModel) => Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));

const unusable = (error: Error, directory: string) =>
  refusal('directory', `There is no model there that can be used: ${error.message}`, directory);

const refusal = (field: keyof EmbeddingModelName, msg: string, input: unknown = null) =>
  invalidField(['body', field], msg, input);

const underWay = ({ to }: Run) =>
  new AppError('conflict', { detail: `A re-embedding to ${to.model} (${to.dimensions}) is under way` });

/** Turns the timeout of a lock, for which a slow writer is to blame, into an error after which the caller may try again. */
async function retryable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new AppError('unavailable', { cause: error });
  }
}
