import { countIn, type Settings } from './json-file.js';
import type { Pooling } from './pooling.js';
import { UnusableModel } from './unusable-model.js';

/** The functions between the two dense products of a layer; `gelu_tanh` is the approximation of `gelu` by a tanh. */
type Activation = 'gelu' | 'gelu_tanh' | 'relu';

/** The shape of a model of the BERT family, from which and the weights the whole network can be built. */
export interface BertArchitecture {
  readonly layers: number;
  readonly attentionHeads: number;
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly vocabularySize: number;
  readonly positions: number;
  /** See {@link firstPositionOf}. */
  readonly firstPosition: number;
  readonly segments: number;
  readonly activation: Activation;
  readonly layerNormEpsilon: number;
  readonly pooling: Pooling;
}

const FILE = 'config.json';
/** The model types whose weights have the names and the order of BERT's. */
const FAMILY = ['bert', 'roberta', 'xlm-roberta', 'camembert'];
const ACTIVATIONS = new Map<unknown, Activation>([
  ['gelu', 'gelu'],
  ['gelu_python', 'gelu'],
  ['gelu_new', 'gelu_tanh'],
  ['gelu_fast', 'gelu_tanh'],
  ['gelu_pytorch_tanh', 'gelu_tanh'],
  ['relu', 'relu'],
]);
const DEFAULT_EPSILON = 1e-12;

/**
 * Reads the architecture from the settings of `config.json`.
 * @throws UnusableModel if only an ONNX file of the model can be run
 */
export function bertArchitectureOf(config: Settings, pooling: Pooling): BertArchitecture {
  const type = modelTypeOf(config);
  if (!FAMILY.includes(type)) throw unsupported(`the architecture ${type}`, FAMILY);
  const { position_embedding_type: positionType = 'absolute', hidden_act: activation = 'gelu' } = config;
  if (positionType !== 'absolute') throw unsupported(`position embeddings that are ${positionType}`, ['absolute']);
  if (!ACTIVATIONS.has(activation)) throw unsupported(`the activation ${activation}`, [...ACTIVATIONS.keys()]);
  const count = (name: string) => countIn(config, name, FILE);
  const [hiddenSize, attentionHeads] = [count('hidden_size'), count('num_attention_heads')];
  if (hiddenSize % attentionHeads)
    throw new UnusableModel(`${FILE} has ${attentionHeads} num_attention_heads, which do not divide ${hiddenSize} hidden_size`);
  return {
    layers: count('num_hidden_layers'),
    attentionHeads,
    hiddenSize,
    intermediateSize: count('intermediate_size'),
    vocabularySize: count('vocab_size'),
    positions: count('max_position_embeddings'),
    firstPosition: firstPositionOf(config),
    segments: count('type_vocab_size'),
    activation: ACTIVATIONS.get(activation)!,
    layerNormEpsilon: typeof config['layer_norm_eps'] === 'number' ? config['layer_norm_eps'] : DEFAULT_EPSILON,
    pooling,
  };
}

/** Returns the position of the first token of a text: the models after RoBERTa count from the one after their padding's. */
export function firstPositionOf(config: Settings): number {
  const padding = config['pad_token_id'];
  return /roberta|camembert/.test(modelTypeOf(config)) ? 1 + (typeof padding === 'number' ? padding : 1) : 0;
}

/** Returns the `model_type`, or what the name of the class begins with: "modernbert" for "ModernBertModel". */
function modelTypeOf({ model_type: type, architectures }: Settings): string {
  if (typeof type === 'string') return type;
  const [name] = Array.isArray(architectures) ? architectures : [];
  return /^(\w+?)(Model|For\w+)$/.exec(String(name))?.[1]?.toLowerCase() ?? 'that it does not name';
}

const unsupported = (what: string, supported: readonly unknown[]) =>
  new UnusableModel(
    `${FILE} has ${what}, which model.safetensors is not run with (but ${supported.join(', ')}); onnx/model.onnx would be run`,
  );
