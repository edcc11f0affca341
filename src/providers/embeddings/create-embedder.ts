import type { AppConfig } from '../../config/config.js';
import type { Embedder } from './embedder.js';
import { calibrationOf } from './known-models.js';
import { LocalEmbedder } from './local/local-embedder.js';
import { OpenAiEmbedder } from './openai/openai-embedder.js';

/** Creates the embedder of `model`, by default of the configured model. The caller has to close it. */
export function createEmbedder(config: AppConfig, { provider, model, dimensions, directory } = config.embeddings): Embedder {
  const calibration = calibrationOf(model, config.embeddings);
  if (provider === 'openai') {
    // The limits are those of the configured model; during a re-embedding, the other one has its own.
    const { maxTokens, batch } = model === config.embeddings.model ? config.embeddings : {};
    return new OpenAiEmbedder({ ...config.openai, model, dimensions, calibration, maxTokens, batch });
  }
  const own = directory ? { model, dimensions, calibration, directory } : undefined;
  return new LocalEmbedder(config.dataDir, config.embeddingThreads, own);
}
