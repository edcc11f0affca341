import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Pooling } from '../../../config/model-directory/pooling.js';
import type { ModelSource } from './model-cache.js';
import { type OpenedNetwork, openNetwork } from './onnx-runtime.js';

const SEVERITY_ERROR = 3;
/** The output of a network that has all modules of sentence-transformers in it. */
const SENTENCE_OUTPUT = 'sentence_embedding';

/** The output of a network for a text: `isFinal` if nothing is left to do but to normalise it. */
interface PooledVector {
  readonly vector: Float32Array;
  readonly isFinal: boolean;
}

/** The values that a network of the BERT family may ask for, of a text of `count` tokens. */
const INPUTS: Readonly<Record<string, (ids: readonly number[]) => Iterable<number>>> = {
  input_ids: (ids) => ids,
  attention_mask: (ids) => ids.map(() => 1),
  token_type_ids: (ids) => ids.map(() => 0),
  position_ids: (ids) => ids.keys(),
};

/** A neural network in onnxruntime. It blocks the calling thread, so use it only in worker threads. */
export class Network {
  private constructor(
    private readonly opened: OpenedNetwork,
    private readonly pooling: Pooling,
  ) {}

  /** @throws Error if the model cannot be read, is invalid or needs an input that is not known here */
  static async load(source: ModelSource, pooling: Pooling): Promise<Network> {
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: SEVERITY_ERROR,
    };
    const opened = await openNetwork(source, options);
    const unknown = opened.session.inputNames.find((name) => !Object.hasOwn(INPUTS, name));
    if (unknown) throw new Error(`the network needs an input ${unknown}, which is not known here`);
    return new Network(opened, pooling);
  }

  /** Runs the network on the tokens of one text. */
  async run(ids: readonly number[]): Promise<PooledVector> {
    const { session } = this.opened;
    const feeds = session.inputMetadata.map((input) => feed(this.opened, input, ids));
    const outputs = await session.run(Object.fromEntries(feeds));
    const sentence = outputs[SENTENCE_OUTPUT];
    const output = sentence ?? outputs[session.outputNames[0]!]!;
    if (output.type !== 'float32') throw new Error(`the network answers with ${output.type}, not float32`);
    return { vector: pooled(output as Tensor & { data: Float32Array }, this.pooling), isFinal: sentence !== undefined };
  }
}

/** Returns the tensor of an input: of one text, or of its tokens alone if the network has no dimension for several texts. */
function feed(
  { Tensor }: OpenedNetwork,
  input: InferenceSession.ValueMetadata,
  ids: readonly number[],
): [name: string, tensor: Tensor] {
  const values = [...INPUTS[input.name]!(ids)];
  const shape = input.isTensor && input.shape.length === 1 ? [ids.length] : [1, ids.length];
  return input.isTensor && input.type === 'int32'
    ? [input.name, new Tensor('int32', Int32Array.from(values), shape)]
    : [input.name, new Tensor('int64', BigInt64Array.from(values, BigInt), shape)];
}

/** Returns the vector of the text: the output itself [1, size], or the pooled vectors of its tokens [1, tokens, size]. */
function pooled(
  { data, dims }: { readonly data: Float32Array; readonly dims: readonly number[] },
  pooling: Pooling,
): Float32Array {
  const size = dims.at(-1)!;
  if (dims.length < 3 || pooling === 'cls') return data.slice(0, size);
  const mean = new Float32Array(size);
  const tokens = data.length / size;
  for (let i = 0; i < data.length; i++) mean[i % size]! += data[i]! / tokens;
  return mean;
}
