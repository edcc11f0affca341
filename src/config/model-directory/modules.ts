import { join } from 'node:path';
import { countIn, type Settings, settingsIn } from './json-file.js';
import { type Pooling, poolingIn } from './pooling.js';
import { UnusableModel } from './unusable-model.js';

/** A dense layer after the pooling. */
export interface DenseLayer {
  /** Name of the file of its settings, for messages. */
  readonly file: string;
  /** Path of its weights. */
  readonly weights: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: 'identity' | 'tanh';
}

/** The steps from the last layer to the vector of a text, which is normalised in any case. */
export interface Modules {
  /** Folder of the network and its tokenizer; usually the directory itself. */
  readonly transformer: string;
  readonly pooling: Pooling;
  readonly dense: readonly DenseLayer[];
}

/** The functions of torch that a dense layer may end with. */
const DENSE_ACTIVATIONS = new Map<unknown, DenseLayer['activation']>([
  ['torch.nn.modules.linear.Identity', 'identity'],
  ['torch.nn.modules.activation.Tanh', 'tanh'],
]);
const DEFAULT_POOLING_FOLDER = '1_Pooling';

/**
 * Reads `modules.json` of sentence-transformers, and the settings that it points to. Without that file, the modules are a
 * network and a pooling.
 * @throws UnusableModel if there is another module
 */
export function modulesIn(directory: string): Modules {
  const list = settingsIn(directory, 'modules.json') ?? [];
  if (!Array.isArray(list)) throw new UnusableModel('modules.json is not a list');
  let modules: Modules = { transformer: '', pooling: poolingIn(directory, DEFAULT_POOLING_FOLDER), dense: [] };
  for (const { type, path } of list as Settings[]) {
    const folder = String(path ?? '');
    const kind = String(type).split('.').at(-1);
    if (kind === 'Transformer') modules = { ...modules, transformer: folder };
    else if (kind === 'Pooling') modules = { ...modules, pooling: poolingIn(directory, folder) };
    else if (kind === 'Dense') modules = { ...modules, dense: [...modules.dense, denseIn(directory, folder)] };
    else if (kind !== 'Normalize') throw new UnusableModel(`modules.json has a module ${kind}, which is not supported`);
  }
  return modules;
}

function denseIn(directory: string, folder: string): DenseLayer {
  const file = join(folder, 'config.json');
  const settings = settingsIn(directory, file);
  if (!settings) throw new UnusableModel(`${file} is missing`);
  const { activation_function: activation = 'torch.nn.modules.activation.Tanh' } = settings;
  const known = DENSE_ACTIVATIONS.get(activation);
  if (!known) throw new UnusableModel(`${file} has the activation ${activation}; Identity and Tanh are supported`);
  return {
    file,
    weights: join(directory, folder, 'model.safetensors'),
    inputs: countIn(settings, 'in_features', file),
    outputs: countIn(settings, 'out_features', file),
    activation: known,
  };
}
