import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type DType = 'F32' | 'F16' | 'BF16';

/** A tensor with the values that its type in the file can hold. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The shape of a tiny random model, and what its files say of it. */
export interface TinyModel {
  readonly type: 'bert' | 'xlm-roberta';
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly intermediate: number;
  readonly activation: 'gelu' | 'gelu_new' | 'relu';
  readonly pooling: 'mean' | 'cls';
  readonly dtype: DType;
  /** Before the name of every tensor. */
  readonly prefix?: string;
  readonly prompts?: Readonly<Record<string, string>>;
  readonly dense?: { readonly outputs: number; readonly tanh: boolean };
  readonly maxTokens?: number;
}

const POSITIONS = 40;
/** The words that the tokenizers know, after their special tokens. */
const WORDS = [...'abcdefghijklmnopqrstuvwxyz', ...'the cat sat on mat dog ran query passage :'.split(' ')];
const SPECIAL = { bert: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'], 'xlm-roberta': ['<s>', '<pad>', '</s>', '<unk>'] } as const;

/** Returns the tokens of a text of known words, as the tokenizer of the model should. */
export function idsOf(type: TinyModel['type'], text: string): number[] {
  const vocabulary: readonly string[] = [...SPECIAL[type], ...WORDS];
  const [start, end] = type === 'bert' ? [2, 3] : [0, 2];
  return [start, ...text.split(' ').map((word) => vocabulary.indexOf(word)), end];
}

/** Writes a model with random weights into `directory`, in the layout of sentence-transformers; returns the weights. */
export function writeTinyModel(directory: string, model: TinyModel): ReadonlyMap<string, Tensor> {
  const tensors = randomWeights(model);
  const write = (file: string, value: unknown) => writeFileSync(join(directory, file), JSON.stringify(value));
  for (const folder of ['1_Pooling', '2_Dense']) mkdirSync(join(directory, folder), { recursive: true });
  write('config.json', {
    architectures: [model.type === 'bert' ? 'BertModel' : 'XLMRobertaModel'],
    model_type: model.type,
    hidden_size: model.hidden,
    num_hidden_layers: model.layers,
    num_attention_heads: model.heads,
    intermediate_size: model.intermediate,
    hidden_act: model.activation,
    layer_norm_eps: 1e-5,
    max_position_embeddings: POSITIONS,
    type_vocab_size: 2,
    pad_token_id: model.type === 'bert' ? 0 : 1,
    vocab_size: SPECIAL[model.type].length + WORDS.length,
  });
  write('tokenizer.json', model.type === 'bert' ? wordPiece() : unigram());
  write('1_Pooling/config.json', {
    word_embedding_dimension: model.hidden,
    pooling_mode_cls_token: model.pooling === 'cls',
    pooling_mode_mean_tokens: model.pooling === 'mean',
    pooling_mode_max_tokens: false,
    include_prompt: true,
  });
  if (model.maxTokens) write('sentence_bert_config.json', { max_seq_length: model.maxTokens, do_lower_case: false });
  if (model.prompts) write('config_sentence_transformers.json', { prompts: model.prompts, default_prompt_name: null });
  if (model.dense)
    write('2_Dense/config.json', {
      in_features: model.hidden,
      out_features: model.dense.outputs,
      bias: true,
      activation_function: `torch.nn.modules.${model.dense.tanh ? 'activation.Tanh' : 'linear.Identity'}`,
    });
  const kinds = ['Transformer', 'Pooling', ...(model.dense ? ['Dense'] : []), 'Normalize'];
  write(
    'modules.json',
    kinds.map((kind, idx) => ({ idx, path: idx ? `${idx}_${kind}` : '', type: `sentence_transformers.models.${kind}` })),
  );
  const inFile = (isDense: boolean) => [...tensors].filter(([name]) => name.startsWith('linear.') === isDense);
  writeSafetensors(join(directory, 'model.safetensors'), new Map(inFile(false)), model.dtype, model.prefix);
  if (model.dense) writeSafetensors(join(directory, '2_Dense/model.safetensors'), new Map(inFile(true)), 'F32');
  return tensors;
}

function randomWeights({ type, hidden, layers, intermediate, dtype, dense }: TinyModel): Map<string, Tensor> {
  const random = randomNumbers(hidden);
  const tensors = new Map<string, Tensor>();
  const add = (name: string, shape: readonly number[], centre = 0, spread = 0.6) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const data = Float32Array.from({ length }, () => centre + spread * random());
    tensors.set(name, { shape, data: data.map(roundingTo(name.startsWith('linear.') ? 'F32' : dtype)) });
  };
  const addLinear = (name: string, outputs: number, inputs: number) => {
    add(`${name}.weight`, [outputs, inputs], 0, 3 / Math.sqrt(inputs));
    add(`${name}.bias`, [outputs], 0, 0.2);
  };
  const addNormalisation = (name: string) => {
    add(`${name}.weight`, [hidden], 1, 0.3);
    add(`${name}.bias`, [hidden], 0, 0.2);
  };
  add('embeddings.word_embeddings.weight', [SPECIAL[type].length + WORDS.length, hidden]);
  add('embeddings.position_embeddings.weight', [POSITIONS, hidden]);
  add('embeddings.token_type_embeddings.weight', [2, hidden]);
  addNormalisation('embeddings.LayerNorm');
  for (let layer = 0; layer < layers; layer++) {
    const name = `encoder.layer.${layer}`;
    for (const part of ['query', 'key', 'value']) addLinear(`${name}.attention.self.${part}`, hidden, hidden);
    addLinear(`${name}.attention.output.dense`, hidden, hidden);
    addNormalisation(`${name}.attention.output.LayerNorm`);
    addLinear(`${name}.intermediate.dense`, intermediate, hidden);
    addLinear(`${name}.output.dense`, hidden, intermediate);
    addNormalisation(`${name}.output.LayerNorm`);
  }
  if (dense) addLinear('linear', dense.outputs, hidden);
  return tensors;
}

/** Returns numbers from -1 to 1, the same ones for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

const bitsOf = (value: number) => new Uint32Array(Float32Array.of(value).buffer)[0]!;
const floatOf = (bits: number) => new Float32Array(Uint32Array.of(bits).buffer)[0]!;

/** Returns the bits of the half of a number that is normal in half precision, cut off. */
function halfBits(value: number): number {
  const bits = bitsOf(value);
  const exponent = ((bits >>> 23) & 0xff) - 112;
  return exponent <= 0 ? 0 : ((bits >>> 16) & 0x8000) | (exponent << 10) | ((bits >>> 13) & 0x3ff);
}

const roundingTo = (dtype: DType) => (value: number) => {
  if (dtype === 'F32') return value;
  if (dtype === 'BF16') return floatOf(bitsOf(value) & 0xffff0000);
  return halfBits(value) === 0 ? 0 : floatOf(bitsOf(value) & 0xffffe000);
};

function writeSafetensors(path: string, tensors: ReadonlyMap<string, Tensor>, dtype: DType, prefix = ''): void {
  const parts: Buffer[] = [];
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    const bytes = bytesOf(data, dtype);
    header[prefix + name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
    parts.push(bytes);
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  writeFileSync(path, Buffer.concat([length, json, ...parts]));
}

function bytesOf(data: Float32Array, dtype: DType): Buffer {
  if (dtype === 'F32') return Buffer.from(data.buffer);
  return Buffer.from(Uint16Array.from(data, (value) => (dtype === 'F16' ? halfBits(value) : bitsOf(value) >>> 16)).buffer);
}

const special = (content: string, id: number) => ({
  id,
  content,
  special: true,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
});

const template = (start: string, startId: number, end: string, endId: number) => ({
  type: 'TemplateProcessing',
  single: [
    { SpecialToken: { id: start, type_id: 0 } },
    { Sequence: { id: 'A', type_id: 0 } },
    { SpecialToken: { id: end, type_id: 0 } },
  ],
  pair: [],
  special_tokens: {
    [start]: { id: start, ids: [startId], tokens: [start] },
    [end]: { id: end, ids: [endId], tokens: [end] },
  },
});

const wordPiece = () => ({
  version: '1.0',
  truncation: { max_length: 4, strategy: 'LongestFirst', stride: 0 },
  padding: null,
  added_tokens: SPECIAL.bert.map(special),
  normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: template('[CLS]', 2, '[SEP]', 3),
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries([...SPECIAL.bert, ...WORDS].map((token, id) => [token, id])),
  },
});

/** A tokenizer like that of XLM-RoBERTa. */
const unigram = () => ({
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: SPECIAL['xlm-roberta'].map(special),
  normalizer: { type: 'NFKC' },
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [{ type: 'WhitespaceSplit' }, { type: 'Metaspace', replacement: '▁', add_prefix_space: true }],
  },
  post_processor: template('<s>', 0, '</s>', 2),
  decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
  model: {
    type: 'Unigram',
    unk_id: 3,
    vocab: [...SPECIAL['xlm-roberta'].map((token) => [token, 0]), ...WORDS.map((word) => [`▁${word}`, -2])],
  },
});
