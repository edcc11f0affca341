import type { BertArchitecture } from '../../../config/model-directory/bert-architecture.js';
import { encodeOnnx, FLOAT, MICROSOFT_DOMAIN, type OnnxConstant, type OnnxNode } from './onnx.js';
import { quantiseRows, transpose } from './quantise.js';
import type { FloatTensor, Safetensors } from './safetensors.js';

/**
 * Version of the bytes that {@link buildBertOnnx} returns, part of the file name of cached models. Increase it whenever they
 * change, also by another version of the built-in model's package.
 */
export const BERT_ONNX_FORMAT = 1;

/**
 * Weights use only seven of their eight bits. On a CPU without VNNI, the sum of two products of eight bits saturates silently
 * at 16 bits. With seven bits, every CPU computes the same vector, so that a database can move to another machine and the
 * machines of a service may differ.
 */
const LARGEST_WEIGHT = 63;
const LARGEST_EMBEDDING = 127;
/** The name by which every file has this tensor, after a prefix such as `bert.` in some. */
const WORD_EMBEDDINGS = 'embeddings.word_embeddings.weight';

/**
 * Builds a model of the BERT family as an ONNX model. Its inputs are `input_ids` [1, tokens] and `position_ids` [tokens]; its
 * output is the pooled last layer (`embedding`, not normalised). Weights have 8 bits with one scale per channel; activations
 * are quantised at run time.
 *
 * A run takes only one text. Activations share one scale per tensor, so that in a batch the vector of a text would depend on
 * the other texts; but the same text must always get the same vector, because duplicates are detected by their cosine. On one
 * thread, a batch would not be faster either.
 * @throws Error that names the tensor which is missing or has another shape than the architecture says
 */
export function buildBertOnnx(name: string, weights: Safetensors, architecture: BertArchitecture): Buffer {
  const graph = new BertGraph(weights, architecture);
  return encodeOnnx({
    name,
    ...graph.build(),
    inputs: [
      { name: 'input_ids', type: 'int64', shape: [1, 'tokens'] },
      { name: 'position_ids', type: 'int64', shape: ['tokens'] },
    ],
    outputs: [{ name: 'embedding', type: 'float', shape: [1, architecture.hiddenSize] }],
  });
}

/** Collects nodes and constants. Each method adds a part of the network and returns the name of its output. */
class BertGraph {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxConstant[] = [];
  readonly #prefix: string;
  readonly #epsilon: { readonly float: number };

  constructor(
    private readonly weights: Safetensors,
    private readonly bert: BertArchitecture,
  ) {
    const words = weights.names.find((name) => name === WORD_EMBEDDINGS || name.endsWith(`.${WORD_EMBEDDINGS}`));
    this.#prefix = (words ?? WORD_EMBEDDINGS).slice(0, -WORD_EMBEDDINGS.length);
    this.#epsilon = { float: bert.layerNormEpsilon };
  }

  build(): { nodes: readonly OnnxNode[]; constants: readonly OnnxConstant[] } {
    let hidden = this.#embeddings();
    for (let layer = 0; layer < this.bert.layers; layer++) hidden = this.#layer(`encoder.layer.${layer}`, hidden);
    this.#pool(hidden);
    return { nodes: this.#nodes, constants: this.#constants };
  }

  #embeddings(): string {
    const { vocabularySize, hiddenSize } = this.bert;
    const words = quantiseRows(this.#weight(WORD_EMBEDDINGS, [vocabularySize, hiddenSize]), LARGEST_EMBEDDING);
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
      inputs: [sum, ...this.#normalisation('embeddings.LayerNorm')],
      output: 'embeddings',
      attributes: { axis: -1, epsilon: this.#epsilon },
    });
  }

  /**
   * Returns the position embeddings from that of the first token on, plus the embedding of the first segment: there is never a
   * second segment.
   */
  #positionsOfFirstSegment(): FloatTensor {
    const { positions, firstPosition, segments, hiddenSize } = this.bert;
    const { data } = this.#weight('embeddings.position_embeddings.weight', [positions, hiddenSize]);
    const segment = this.#weight('embeddings.token_type_embeddings.weight', [segments, hiddenSize]).data;
    return {
      shape: [positions - firstPosition, hiddenSize],
      data: data.subarray(firstPosition * hiddenSize).map((value, i) => value + segment[i % hiddenSize]!),
    };
  }

  #layer(layer: string, input: string): string {
    const { hiddenSize, intermediateSize, attentionHeads } = this.bert;
    const attended = this.#node({
      operator: 'MultiHeadAttention',
      inputs: ['query', 'key', 'value'].map((part) => this.#linear(`${layer}.attention.self.${part}`, input)),
      output: `${layer}.attention`,
      attributes: { num_heads: attentionHeads },
      domain: MICROSOFT_DOMAIN,
    });
    const attention = this.#addAndNormalise(`${layer}.attention.output`, attended, input, hiddenSize);
    const widened = this.#activate(`${layer}.intermediate`, attention);
    return this.#addAndNormalise(`${layer}.output`, widened, attention, intermediateSize);
  }

  #activate(half: string, input: string): string {
    const { hiddenSize, intermediateSize, activation } = this.bert;
    const inputs = [
      this.#product(`${half}.dense`, input, hiddenSize, intermediateSize),
      this.#copy(`${half}.dense.bias`, intermediateSize),
    ];
    switch (activation) {
      case 'gelu':
        return this.#node({ operator: 'BiasGelu', inputs, output: half, domain: MICROSOFT_DOMAIN });
      case 'gelu_tanh':
        return this.#node({ operator: 'FastGelu', inputs, output: half, domain: MICROSOFT_DOMAIN });
      case 'relu': {
        const sum = this.#node({ operator: 'Add', inputs, output: `${half}.sum` });
        return this.#node({ operator: 'Relu', inputs: [sum], output: half });
      }
    }
  }

  /** Adds the end of a half of a layer: a dense product plus its bias plus the input of the half, then layer normalisation. */
  #addAndNormalise(half: string, input: string, skipped: string, inputSize: number): string {
    const { hiddenSize } = this.bert;
    return this.#node({
      operator: 'SkipLayerNormalization',
      inputs: [
        this.#product(`${half}.dense`, input, inputSize, hiddenSize),
        skipped,
        ...this.#normalisation(`${half}.LayerNorm`),
        this.#copy(`${half}.dense.bias`, hiddenSize),
      ],
      output: half,
      attributes: { epsilon: this.#epsilon },
      domain: MICROSOFT_DOMAIN,
    });
  }

  #pool(hidden: string): string {
    if (this.bert.pooling === 'mean')
      return this.#node({
        operator: 'ReduceMean',
        inputs: [hidden],
        output: 'embedding',
        attributes: { axes: [1], keepdims: 0 },
      });
    const first = this.#constant('first_token', [], new BigInt64Array([0n]));
    return this.#node({ operator: 'Gather', inputs: [hidden, first], output: 'embedding', attributes: { axis: 1 } });
  }

  #linear(dense: string, input: string): string {
    const { hiddenSize } = this.bert;
    return this.#product(dense, input, hiddenSize, hiddenSize, [this.#copy(`${dense}.bias`, hiddenSize)]);
  }

  /**
   * Adds the product of `input` and the weights of `dense`. The operator needs them transposed, with the
   * bias after the zero point.
   */
  #product(dense: string, input: string, inputs: number, outputs: number, bias: string[] = []): string {
    const { shape, values, scales } = quantiseRows(this.#weight(`${dense}.weight`, [outputs, inputs]), LARGEST_WEIGHT);
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

  #normalisation(name: string): string[] {
    return [`${name}.weight`, `${name}.bias`].map((part) => this.#copy(part, this.bert.hiddenSize));
  }

  #copy(name: string, size: number): string {
    const { shape, data } = this.#weight(name, [size]);
    return this.#constant(name, shape, data);
  }

  #weight(name: string, shape: readonly number[]): FloatTensor {
    const tensor = this.weights.tensor(`${this.#prefix}${name}`);
    if (String(tensor.shape) !== String(shape))
      throw new Error(`tensor ${name} has the shape [${tensor.shape}], and by config.json it is [${shape}]`);
    return tensor;
  }

  #constant(name: string, shape: readonly number[], values: OnnxConstant['values']): string {
    this.#constants.push({ name, shape, values });
    return name;
  }

  #node(node: OnnxNode): string {
    this.#nodes.push(node);
    return node.output;
  }
}
