import type { ModelDirectory } from '../../../config/model-directory/model-directory.types.js';
import type { ModelSource } from './model-cache.js';

/** The settings by which texts become tokens, and the output of a network becomes a vector. */
export type SentenceSettings = Omit<ModelDirectory, 'model' | 'weights'>;

/** A network that onnxruntime can load, with the settings around it. */
export interface LoadableModel {
  readonly source: ModelSource;
  readonly settings: SentenceSettings;
}
