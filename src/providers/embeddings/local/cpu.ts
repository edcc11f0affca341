import type { Quantisation } from './minilm-onnx.js';

/**
 * The most precise quantisation that is right on a CPU.
 * @param cpuInfo the text of Linux's `/proc/cpuinfo`; anything else, an empty string too, gets the one that is safe everywhere
 */
export const quantisationFor = (cpuInfo: string): Quantisation =>
  /^flags\s*:.*\b(avx512_vnni|avx_vnni)\b/m.test(cpuInfo) ? 'int8' : 'int8r';
