import type { BertArchitecture } from '../../../config/model-directory/bert-architecture.js';

/** The architecture of all-MiniLM-L6-v2. */
export const MINILM: BertArchitecture = {
  layers: 6,
  attentionHeads: 12,
  hiddenSize: 384,
  intermediateSize: 1536,
  vocabularySize: 30_522,
  positions: 512,
  firstPosition: 0,
  segments: 2,
  activation: 'gelu',
  layerNormEpsilon: 1e-12,
  pooling: 'mean',
};
