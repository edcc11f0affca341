import { workerUrl } from '../../common/worker-url.js';
import type { AppConfig } from '../../config/config.js';
import type { EmbeddingsConfig } from '../../config/embeddings.js';
import { isSameModel } from '../../config/model-directory/model-name.js';
import { createEmbedder } from './create-embedder.js';
import type { DescribedModel } from './local/directory.worker.js';
import { runOnce } from './local/run-once.js';
import { ObservedEmbedder } from './observed-embedder.js';

/** The embedders of this process: one per model, created at its first use. The owner of this object closes them. */
export class Embedders {
  private readonly opened = new Map<string, ObservedEmbedder>();

  constructor(private readonly config: AppConfig) {}

  /** True if the configured model runs behind an endpoint on the network. */
  get isRemote(): boolean {
    return this.config.embeddings.provider === 'openai';
  }

  /** Returns the embedder of `wanted`, by default of the configured model. */
  get(wanted: EmbeddingsConfig = this.config.embeddings): ObservedEmbedder {
    const model = this.inOwnDirectory(wanted);
    const key = JSON.stringify([model.provider, model.model, model.dimensions, model.directory]);
    const known = this.opened.get(key);
    if (known) return known;
    const embedder = new ObservedEmbedder(createEmbedder(this.config, model));
    this.opened.set(key, embedder);
    return embedder;
  }

  /**
   * Reads the name and the dimensions of the model in a directory.
   * @param wanted the name that it is to have instead of that of the directory
   * @throws Error that says why the model cannot be used
   */
  describe(directory: string, wanted?: string): Promise<DescribedModel> {
    return runOnce(workerUrl(import.meta.url, './local/directory.worker.js'), [directory, wanted]);
  }

  /** Another process may have the same model in another directory: here, the configured one counts. */
  private inOwnDirectory(wanted: EmbeddingsConfig): EmbeddingsConfig {
    const { embeddings } = this.config;
    return wanted.directory && isSameModel(wanted.model, embeddings.model) ? embeddings : wanted;
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map((embedder) => embedder.close()));
  }
}
