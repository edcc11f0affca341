import type { BertArchitecture } from './bert-architecture.js';
import type { DenseLayer } from './modules.js';
import type { Pooling } from './pooling.js';
import type { Prefixes } from './prefixes.js';

/** The weights of a model: of a known architecture, or an ONNX file with the whole network. */
export type Weights =
  | { readonly format: 'safetensors'; readonly path: string; readonly architecture: BertArchitecture }
  | { readonly format: 'onnx'; readonly path: string };

/** A sentence model in a directory, as its files describe it. */
export interface ModelDirectory {
  /** Its name and digest; see `identityOf`. */
  readonly model: string;
  /** Length of a vector. */
  readonly dimensions: number;
  readonly weights: Weights;
  /** Path of its tokenizer, and the settings that are kept beside it. */
  readonly tokenizer: string;
  readonly lowerCase: boolean;
  /** Number of tokens that the model has, if its files say it. */
  readonly vocabularySize: number | undefined;
  /** Maximum number of tokens that are read of a text. */
  readonly maxTokens: number;
  readonly prefixes: Prefixes;
  readonly pooling: Pooling;
  readonly dense: readonly DenseLayer[];
}
