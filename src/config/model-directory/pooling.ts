import { join } from 'node:path';
import { settingsIn } from './json-file.js';
import { UnusableModel } from './unusable-model.js';

/** The way from the vectors of the tokens to that of the text: their mean, or that of the first token. */
export type Pooling = 'mean' | 'cls';

/**
 * Reads the pooling of sentence-transformers from the folder of its module; without that file it is the mean, as there.
 * @throws UnusableModel if it is another one, or leaves out the prefix
 */
export function poolingIn(directory: string, folder: string): Pooling {
  const file = join(folder, 'config.json');
  const settings = settingsIn(directory, file) ?? {};
  if (settings['include_prompt'] === false) throw new UnusableModel(`${file} leaves prompts out of the pooling`);
  const modes = Object.entries(settings).flatMap(([name, value]) => {
    if (name === 'pooling_mode') return [value].flat();
    const [, mode] = /^pooling_mode_(\w+?)(_tokens?)?$/.exec(name) ?? [];
    return mode && value === true ? [mode] : [];
  });
  if (!modes.length) return 'mean';
  const [mode] = modes;
  if (modes.length > 1 || (mode !== 'mean' && mode !== 'cls'))
    throw new UnusableModel(`${file} has the pooling ${modes.join(' with ')}; mean and cls are supported`);
  return mode;
}
