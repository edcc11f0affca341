import type { AppConfig } from '../../config/config.js';
import { createEmbedder } from './create-embedder.js';
import type { Embedder } from './embedder.js';

/** The embedders of this process: one per model, created at its first use. The owner of this object closes them. */
export class Embedders {
  private readonly opened = new Map<string, Embedder>();

  constructor(private readonly config: AppConfig) {}

  /** Returns the embedder of `model`, by default of the configured model. */
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
