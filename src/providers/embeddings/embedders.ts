import type { AppConfig } from '../../config/config.js';
import { createEmbedder } from './create-embedder.js';
import type { Embedder } from './embedder.js';

/** The embedders of this process: one a model, made when it is first asked for. Their owner closes them. */
export class Embedders {
  private readonly opened = new Map<string, Embedder>();

  constructor(private readonly config: AppConfig) {}

  /** The embedder of `model`; of the configured one where none is named. */
  get({ provider, model, dimensions }: AppConfig['embeddings'] = this.config.embeddings): Embedder {
    const key = JSON.stringify([provider, model, dimensions]);
    const known = this.opened.get(key);
    if (known) return known;
    const embedder = createEmbedder(this.config, { provider, model, dimensions });
    this.opened.set(key, embedder);
    return embedder;
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map((embedder) => embedder.close()));
  }
}
