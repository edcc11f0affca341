import type { ModelDirectory } from '../../../config/model-directory/model-directory.types.js';
import type { ModelSource } from './model-cache.js';

/** The settings by which texts become tokens, and the output of a network becomes a vector. */
export interface SentenceSettings extends Omit<ModelDirectory, 'model' | 'weights'> {
  /** True if texts in other scripts than Latin are known by their characters: the model has no words of them. */
  readonly readsLatinOnly?: true;
}

/** A network that onnxruntime can load, with the settings around it. */
export interface LoadableModel {
  readonly source: ModelSource;
  readonly settings: SentenceSettings;
}
