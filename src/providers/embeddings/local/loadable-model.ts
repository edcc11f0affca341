import type { ModelDirectory } from '../../../config/model-directory/model-directory.js';
import type { ModelSource } from './model-cache.js';

/** How texts become tokens, and what a network makes of these becomes a vector. */
export type SentenceSettings = Omit<ModelDirectory, 'model' | 'weights'>;

/** A network that onnxruntime can load, with the settings around it. */
export interface LoadableModel {
  readonly source: ModelSource;
  readonly settings: SentenceSettings;
}
