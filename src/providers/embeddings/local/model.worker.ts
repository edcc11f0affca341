import { readModelDirectory } from '../../../config/model-directory/model-directory.js';
import { BERT_ONNX_FORMAT, buildBertOnnx } from './bert-onnx.js';
import { BUILTIN_MODEL } from './builtin-model.js';
import type { LoadableModel } from './loadable-model.js';
import { type OpenedModel, openCachedModel } from './model-cache.js';
import { openSafetensors } from './safetensors.js';

/** Asks for the built-in model, or for that of a directory. */
export interface ModelRequest {
  /** Directory of the converted models. */
  readonly cache: string;
  readonly own?: { readonly directory: string; readonly model: string };
}

/**
 * Thread entry: opens a model, and converts it if that was not done before. It runs in its own thread because the conversion
 * takes about a second, and because the memory that it needs is freed with the thread.
 */
export default function openModel({ cache, own }: ModelRequest): LoadableModel & OpenedModel {
  const { model, weights, ...settings } = own ? readModelDirectory(own.directory, own.model) : BUILTIN_MODEL;
  if (weights.format === 'onnx') return { source: weights.path, settings };
  const { path, architecture } = weights;
  const name = `${model.replace(/[^\w.@-]+/g, '-')}-int8-v${BERT_ONNX_FORMAT}`;
  return { ...openCachedModel(cache, name, () => buildBertOnnx(model, openSafetensors(path), architecture)), settings };
}
