import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bertArchitectureOf, firstPositionOf } from './bert-architecture.js';
import { countIn, type Settings, settingsIn } from './json-file.js';
import { digestOf } from './model-digest.js';
import type { ModelDirectory, Weights } from './model-directory.types.js';
import { identityOf, nameOfDirectory, partsOf } from './model-name.js';
import { type DenseLayer, modulesIn } from './modules.js';
import type { Pooling } from './pooling.js';
import { prefixesIn } from './prefixes.js';
import { UnusableModel } from './unusable-model.js';

const ONNX_FILES = ['onnx/model.onnx', 'model.onnx'];
const SAFETENSORS = 'model.safetensors';
/** Names of the size of a token's vector in `config.json`, among the architectures. */
const HIDDEN_SIZES = ['hidden_size', 'dim', 'd_model', 'n_embd'];
/** A run takes time and memory by the square of its tokens. The rest of a longer text is found by its passages. */
const MAX_TOKENS_READ = 1024;

/**
 * Reads what the files in `directory` say of their model, and the digest of its weights.
 * @param wanted the name that the model is to have instead of that of the directory; with a digest, the model must have that one
 * @throws UnusableModel
 */
export function readModelDirectory(directory: string, wanted?: string): ModelDirectory {
  assertDirectory(directory);
  const [name, digest] = partsOf(wanted ?? nameOfDirectory(directory));
  const { transformer, pooling, dense } = modulesIn(directory);
  const folder = join(directory, transformer);
  const config = settingsIn(folder, 'config.json');
  if (!config) throw new UnusableModel('config.json is missing');
  const tokenizer = join(folder, 'tokenizer.json');
  if (!existsSync(tokenizer)) throw new UnusableModel('tokenizer.json is missing');
  const described = {
    weights: weightsIn(folder, config, pooling),
    dimensions: dimensionsOf(config, dense),
    tokenizer,
    vocabularySize: typeof config['vocab_size'] === 'number' ? config['vocab_size'] : undefined,
    ...limitsIn(folder, config),
    prefixes: prefixesIn(directory, name),
    pooling,
    dense,
  };
  const model = identityOf(name, digestOf(described));
  if (digest && wanted !== model) throw new UnusableModel(`it holds ${model}, and not ${wanted}`);
  return { model, ...described };
}

function assertDirectory(directory: string): void {
  try {
    if (statSync(directory).isDirectory()) return;
  } catch (error) {
    throw new UnusableModel((error as Error).message, { cause: error });
  }
  throw new UnusableModel(`${directory} is a file`);
}

/** Prefers safetensors: they are converted to 8 bits, which takes a quarter of the time and the memory. */
function weightsIn(folder: string, config: Settings, pooling: Pooling): Weights {
  const onnx = ONNX_FILES.map((file) => join(folder, file)).find((path) => existsSync(path));
  const safetensors = join(folder, SAFETENSORS);
  if (existsSync(safetensors)) {
    try {
      return { format: 'safetensors', path: safetensors, architecture: bertArchitectureOf(config, pooling) };
    } catch (error) {
      if (!onnx) throw error;
    }
  }
  if (onnx) return { format: 'onnx', path: onnx };
  if (existsSync(`${safetensors}.index.json`))
    throw new UnusableModel(`its weights are split into several files; ${SAFETENSORS} has to be one file`);
  throw new UnusableModel(`${SAFETENSORS} is missing, and so are ${ONNX_FILES.join(' and ')}`);
}

/** Returns the length of the vector after the pooling and the dense layers. */
function dimensionsOf(config: Settings, dense: readonly DenseLayer[]): number {
  let size = countIn(config, HIDDEN_SIZES.find((name) => name in config) ?? HIDDEN_SIZES[0]!, 'config.json');
  for (const { file, inputs, outputs } of dense) {
    if (inputs !== size)
      throw new UnusableModel(`${file} has ${inputs} in_features, and the vector before it has ${size} dimensions`);
    size = outputs;
  }
  return size;
}

/** Reads the smallest number of tokens that the files name, and if texts are lower-cased before all else. */
function limitsIn(folder: string, config: Settings): Pick<ModelDirectory, 'maxTokens' | 'lowerCase'> {
  const sentenceBert = settingsIn(folder, 'sentence_bert_config.json') ?? {};
  const { model_max_length: tokenizerLimit } = settingsIn(folder, 'tokenizer_config.json') ?? {};
  const positionLimit = Number(config['max_position_embeddings']) - firstPositionOf(config);
  const limits = [sentenceBert['max_seq_length'], tokenizerLimit, positionLimit, MAX_TOKENS_READ];
  return {
    maxTokens: Math.min(...limits.filter((limit): limit is number => Number.isInteger(limit) && (limit as number) > 2)),
    lowerCase: sentenceBert['do_lower_case'] === true,
  };
}
