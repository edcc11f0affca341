import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../common/app-error.js';
import type { EmbeddingModelName } from '../../database/embedding-models.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { dimensionsOf, LOCAL_MODEL } from '../../providers/embeddings/known-models.js';
import { ProviderFailure } from '../../providers/openai/provider-failure.js';
import { EmbeddingState } from './embedding-state.js';
import { ReembeddingRepository, type Run } from './reembedding.repository.js';
import { ReembeddingWorker } from './reembedding.worker.js';

/** What the operator asks for; what is left out is as it is now, or as is usual for the model. */
export type WantedModel = { readonly [K in keyof EmbeddingModelName]?: EmbeddingModelName[K] | undefined };

const LOCK_NOT_AVAILABLE = '55P03';

/** One embedding model in place of another, or the same one anew, for all memories of the database. */
@Injectable()
export class ReembeddingService {
  constructor(
    private readonly runs: ReembeddingRepository,
    private readonly state: EmbeddingState,
    private readonly worker: ReembeddingWorker,
    private readonly embedders: Embedders,
  ) {}

  /**
   * Begins to re-embed everything with `wanted`, by default with the present model. Asked again for the same one, it goes on.
   * @throws AppError `validation_failed` if that model gives no vectors, `conflict` if another re-embedding is under way, `unavailable`
   */
  async start(wanted: WantedModel): Promise<Run> {
    const model = resolvedModel(wanted, (await this.state.look()).active);
    const latest = await this.runs.latest();
    if (latest && !latest.finishedAt) {
      if (Object.keys(defined(wanted)).length && !latest.abandoned && isSame(latest.to, model)) return latest;
      throw underWay(latest);
    }
    await this.tryOut(model);
    if (!(await patiently(this.runs.begin(model)))) throw underWay(await this.progress());
    return this.changed();
  }

  /**
   * The re-embedding under way, or else the last one.
   * @throws AppError `not_found` if there never was one
   */
  async progress(): Promise<Run> {
    const run = await this.runs.latest();
    if (!run) throw new AppError('not_found', { detail: 'No re-embedding was ever started' });
    return run;
  }

  /**
   * Has all workspaces go back to the model they came from.
   * @throws AppError `conflict` if nothing can be taken back
   */
  async abandon(): Promise<Run> {
    if (!(await patiently(this.runs.turnBack())))
      throw new AppError('conflict', { detail: 'No re-embedding is under way that could be abandoned' });
    return this.changed();
  }

  private async changed(): Promise<Run> {
    await this.state.changed();
    this.worker.wake();
    return this.progress();
  }

  private async tryOut(model: EmbeddingModelName): Promise<void> {
    try {
      await this.embedders.get(model).embed(['Whether this model answers.']);
    } catch (error) {
      const failure = ((error as Error).cause as Error | undefined)?.cause;
      if (!(failure instanceof ProviderFailure) || failure.isTransient) throw error;
      throw refusal('model', `The embedding provider ${failure.message}`, model.model);
    }
  }
}

/** @throws AppError `validation_failed` */
function resolvedModel(wanted: WantedModel, present: EmbeddingModelName): EmbeddingModelName {
  const model = wanted.model ?? (wanted.provider === 'local' ? LOCAL_MODEL.model : present.model);
  const provider = wanted.provider ?? (model === present.model ? present.provider : providerOf(model));
  if (provider === 'local') {
    if (model !== LOCAL_MODEL.model) throw refusal('model', `The local model is ${LOCAL_MODEL.model}`, model);
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

const refusal = (field: keyof EmbeddingModelName, msg: string, input: unknown = null) =>
  invalidField(['body', field], msg, input);

const underWay = ({ to }: Run) =>
  new AppError('conflict', { detail: `A re-embedding to ${to.model} (${to.dimensions}) is under way` });

/** A writer that takes seconds is no fault of the caller: it may try again. */
async function patiently<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new AppError('unavailable', { cause: error });
  }
}
