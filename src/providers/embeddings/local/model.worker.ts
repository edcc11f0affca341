import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerUrl } from '../../../common/worker-url.js';
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
 * Thread entry: opens a model. One that was not converted yet is converted in a process of its own: that takes about a second and
 * ten times the memory of the model, much of which the allocator would keep.
 */
export default function openModel(request: ModelRequest): LoadableModel & OpenedModel {
  const program = fileURLToPath(workerUrl(import.meta.url, './model-conversion.process.js'));
  return convertedModel(request, () => spawnSync(process.execPath, [program, JSON.stringify(request)], { stdio: 'ignore' }));
}

/**
 * Opens a model, and converts it if that was not done before.
 * @param convertElsewhere has another process do that; if it fails, it is done here
 * @throws Error if the model is none that can be converted
 */
export function convertedModel({ cache, own }: ModelRequest, convertElsewhere?: () => void): LoadableModel & OpenedModel {
  const { model, weights, ...settings } = own ? readModelDirectory(own.directory, own.model) : BUILTIN_MODEL;
  if (weights.format === 'onnx') return { source: weights.path, settings };
  const { path, architecture } = weights;
  const name = `${model.replace(/[^\w.@-]+/g, '-')}-int8-v${BERT_ONNX_FORMAT}`;
  const build = () => buildBertOnnx(model, openSafetensors(path), architecture);
  return { ...openCachedModel(cache, name, build, convertElsewhere), settings };
}
