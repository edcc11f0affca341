import { encodeOnnx, FLOAT, MICROSOFT_DOMAIN, type OnnxConstant, type OnnxNode } from './onnx.js';
import { quantiseRows, transpose } from './quantise.js';
import { type FloatTensor, readSafetensors } from './safetensors.js';

/** Dimensions of a MiniLM vector. */
export const MINILM_DIMENSIONS = 384;

/**
 * Version of the bytes that {@link buildMiniLmOnnx} returns, part of the file name of cached models. Increase it whenever they
 * change, also by another version of the weights package.
 */
export const MINILM_FORMAT = 1;

const LAYERS = 6;
const ATTENTION_HEADS = 12;
const LAYER_NORM_EPSILON = { float: 1e-12 };
/**
 * Weights use only seven of their eight bits. On a CPU without VNNI, the sum of two products of eight bits saturates silently
 * at 16 bits. With seven bits, every CPU computes the same vector, so that a database can move to another machine and the
 * machines of a service may differ.
 */
const LARGEST_WEIGHT = 63;
const LARGEST_EMBEDDING = 127;

/**
 * Builds all-MiniLM-L6-v2 as an ONNX model. Its inputs are `input_ids` [1, tokens] and `position_ids` [tokens]; its output
 * is the mean of the last layer (`embedding`, not normalised). Weights have 8 bits with one scale per channel; activations
 * are quantised at run time.
 *
 * A run takes only one text. Activations share one scale per tensor, so that in a batch the vector of a text would depend on
 * the other texts; but the same text must always get the same vector, because duplicates are detected by their cosine. On one
 * thread, a batch would not be faster either.
 * @param weights the safetensors file of the model
 */
export function buildMiniLmOnnx(weights: Buffer): Buffer {
  const graph = new MiniLmGraph(readSafetensors(weights));
  return encodeOnnx({
    name: 'all-MiniLM-L6-v2',
    ...graph.build(),
    inputs: [
      { name: 'input_ids', type: 'int64', shape: [1, 'tokens'] },
      { name: 'position_ids', type: 'int64', shape: ['tokens'] },
    ],
    outputs: [{ name: 'embedding', type: 'float', shape: [1, MINILM_DIMENSIONS] }],
  });
}

/** Collects nodes and constants. Each method adds a part of the network and returns the name of its output. */
class MiniLmGraph {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxConstant[] = [];

  constructor(private readonly weight: (name: string) => FloatTensor) {}

  build(): { nodes: readonly OnnxNode[]; constants: readonly OnnxConstant[] } {
    let hidden = this.#embeddings();
    for (let layer = 0; layer < LAYERS; layer++) hidden = this.#layer(`encoder.layer.${layer}`, hidden);
    this.#node({ operator: 'ReduceMean', inputs: [hidden], output: 'embedding', attributes: { axes: [1], keepdims: 0 } });
    return { nodes: this.#nodes, constants: this.#constants };
  }

  #embeddings(): string {
    const words = quantiseRows(this.weight('embeddings.word_embeddings.weight'), LARGEST_EMBEDDING);
    const wordTable = this.#constant('word_table', words.shape, words.values);
    const wordScales = this.#constant('word_scales', [words.shape[0], 1], words.scales);
    const integers = this.#node({ operator: 'Gather', inputs: [wordTable, 'input_ids'], output: 'word_integers' });
    const scale = this.#node({ operator: 'Gather', inputs: [wordScales, 'input_ids'], output: 'word_scale' });
    const floats = this.#node({ operator: 'Cast', inputs: [integers], output: 'word_floats', attributes: { to: FLOAT } });
    const word = this.#node({ operator: 'Mul', inputs: [floats, scale], output: 'word' });

    const positions = this.#positionsOfFirstSegment();
    const positionTable = this.#constant('position_table', positions.shape, positions.data);
    const position = this.#node({ operator: 'Gather', inputs: [positionTable, 'position_ids'], output: 'position' });

    const sum = this.#node({ operator: 'Add', inputs: [word, position], output: 'embeddings_sum' });
    return this.#node({
      operator: 'LayerNormalization',
      inputs: [sum, this.#copy('embeddings.LayerNorm.weight'), this.#copy('embeddings.LayerNorm.bias')],
      output: 'embeddings',
      attributes: { axis: -1, epsilon: LAYER_NORM_EPSILON },
    });
  }

  /** Returns the position embeddings plus the embedding of the first segment: there is never a second segment. */
  #positionsOfFirstSegment(): FloatTensor {
    const { shape, data } = this.weight('embeddings.position_embeddings.weight');
    const segment = this.weight('embeddings.token_type_embeddings.weight').data;
    return { shape, data: data.map((value, i) => value + segment[i % MINILM_DIMENSIONS]!) };
  }

  #layer(layer: string, input: string): string {
    const attended = this.#node({
      operator: 'MultiHeadAttention',
      inputs: ['query', 'key', 'value'].map((part) => this.#linear(`${layer}.attention.self.${part}`, input)),
      output: `${layer}.attention`,
      attributes: { num_heads: ATTENTION_HEADS },
      domain: MICROSOFT_DOMAIN,
    });
    const attention = this.#addAndNormalise(`${layer}.attention.output`, attended, input);
    const widened = this.#node({
      operator: 'BiasGelu',
      inputs: [this.#product(`${layer}.intermediate.dense`, attention), this.#copy(`${layer}.intermediate.dense.bias`)],
      output: `${layer}.intermediate`,
      domain: MICROSOFT_DOMAIN,
    });
    return this.#addAndNormalise(`${layer}.output`, widened, attention);
  }

  /** Adds the end of a half of a layer: a dense product plus its bias plus the input of the half, then layer normalisation. */
  #addAndNormalise(half: string, input: string, skipped: string): string {
    return this.#node({
      operator: 'SkipLayerNormalization',
      inputs: [
        this.#product(`${half}.dense`, input),
        skipped,
        this.#copy(`${half}.LayerNorm.weight`),
        this.#copy(`${half}.LayerNorm.bias`),
        this.#copy(`${half}.dense.bias`),
      ],
      output: half,
      attributes: { epsilon: LAYER_NORM_EPSILON },
      domain: MICROSOFT_DOMAIN,
    });
  }

  #linear = (dense: string, input: string): string => this.#product(dense, input, [this.#copy(`${dense}.bias`)]);

  /**
   * Adds the product of `input` and the weights of `dense`. The operator needs them transposed, with the
   * bias after the zero point.
   */
  #product(dense: string, input: string, bias: string[] = []): string {
    const { shape, values, scales } = quantiseRows(this.weight(`${dense}.weight`), LARGEST_WEIGHT);
    const [outputs, inputs] = shape;
    return this.#node({
      operator: 'DynamicQuantizeMatMul',
      inputs: [
        input,
        this.#constant(`${dense}.weight`, [inputs, outputs], transpose(shape, values)),
        this.#constant(`${dense}.scales`, [outputs], scales),
        '',
        ...bias,
      ],
      output: dense,
      domain: MICROSOFT_DOMAIN,
    });
  }

  #copy(name: string): string {
    const { shape, data } = this.weight(name);
    return this.#constant(name, shape, data);
  }

  #constant(name: string, shape: readonly number[], values: Float32Array | Int8Array): string {
    this.#constants.push({ name, shape, values });
    return name;
  }

  #node(node: OnnxNode): string {
    this.#nodes.push(node);
    return node.output;
  }
}
