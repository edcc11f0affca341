import type { AppConfig } from '../../config/config.js';
import type { Embedder } from './embedder.js';
import { LocalEmbedder } from './local/local-embedder.js';
import { OpenAiEmbedder } from './openai/openai-embedder.js';

/** The embedder that `config` asks for. Its owner closes it. */
export function createEmbedder({ embeddings, embeddingThreads, openai, dataDir }: AppConfig): Embedder {
  return embeddings.provider === 'local'
    ? new LocalEmbedder(dataDir, embeddingThreads)
    : new OpenAiEmbedder({ ...openai, model: embeddings.model, dimensions: embeddings.dimensions });
}
