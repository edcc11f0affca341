import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readModelDirectory } from './model-directory.js';

const CONFIG = {
  model_type: 'bert',
  hidden_size: 12,
  num_hidden_layers: 2,
  num_attention_heads: 3,
  intermediate_size: 24,
  vocab_size: 100,
  max_position_embeddings: 514,
  type_vocab_size: 2,
};
const FILES = { 'config.json': CONFIG, 'tokenizer.json': {}, 'model.safetensors': 'weights' };
const moduleOf = (type: string, path = '') => ({ type: `sentence_transformers.models.${type}`, path });

describe('readModelDirectory', () => {
  let home: string;
  let directory: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'models-'));
    directory = join(home, 'acme-embed');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  /** Writes files; undefined stands for one that is missing. */
  const write = (files: Record<string, unknown>) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(directory, name);
      mkdirSync(dirname(path), { recursive: true });
      if (content === undefined) rmSync(path, { force: true });
      else writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    }
  };
  const read = (files: Record<string, unknown> = {}, wanted?: string) => {
    write({ ...FILES, ...files });
    return readModelDirectory(directory, wanted);
  };

  it('describes a directory that has no more than it needs', () => {
    expect(read()).toMatchObject({
      model: expect.stringMatching(/^acme-embed@[0-9a-f]{12}$/),
      dimensions: 12,
      weights: {
        format: 'safetensors',
        architecture: { layers: 2, activation: 'gelu', firstPosition: 0, layerNormEpsilon: 1e-12 },
      },
      maxTokens: 514,
      lowerCase: false,
      pooling: 'mean',
      prefixes: { query: '', stored: '' },
      dense: [],
    });
  });

  it.each([
    [{ pooling_mode_mean_tokens: true, pooling_mode_cls_token: false }, 'mean'],
    [{ pooling_mode_mean_tokens: false, pooling_mode_cls_token: true, include_prompt: true }, 'cls'],
    [{ pooling_mode: 'cls' }, 'cls'],
  ])('reads the pooling %j', (pooling, expected) => {
    expect(read({ '1_Pooling/config.json': pooling }).pooling).toBe(expected);
  });

  it('reads modules in other folders, and the dimensions of a dense layer', () => {
    const files = Object.fromEntries(Object.entries(FILES).map(([name, content]) => [`0_Transformer/${name}`, content]));
    write({ 'config.json': undefined });
    write({
      ...files,
      'modules.json': [
        moduleOf('Transformer', '0_Transformer'),
        moduleOf('Pooling', 'p'),
        moduleOf('Dense', 'd'),
        moduleOf('Normalize', 'n'),
      ],
      'p/config.json': { pooling_mode_cls_token: true },
      'd/config.json': { in_features: 12, out_features: 34, activation_function: 'torch.nn.modules.linear.Identity' },
      'd/model.safetensors': 'dense weights',
    });
    expect(readModelDirectory(directory)).toMatchObject({
      dimensions: 34,
      pooling: 'cls',
      dense: [{ weights: join(directory, 'd/model.safetensors'), inputs: 12, outputs: 34, activation: 'identity' }],
    });
  });

  it.each([
    ['sentence_bert_config.json', { 'sentence_bert_config.json': { max_seq_length: 128 } }, 128],
    ['tokenizer_config.json', { 'tokenizer_config.json': { model_max_length: 256 } }, 256],
    ['positions', { 'tokenizer_config.json': { model_max_length: 1e30 } }, 514],
    ['positions after the padding', { 'config.json': { ...CONFIG, model_type: 'xlm-roberta', pad_token_id: 1 } }, 512],
    ['what is read at most', { 'config.json': { ...CONFIG, max_position_embeddings: 8192 } }, 1024],
  ])('limits the tokens by %s', (_name, files, maxTokens) => expect(read(files).maxTokens).toBe(maxTokens));

  it.each([
    [{ query: 'q: ', document: 'd: ' }, 'q: ', 'd: '],
    [{ query: 'q: ', passage: 'p: ' }, 'q: ', 'p: '],
    [{ query: 'q: ' }, 'q: ', ''],
    [{ other: 'o: ' }, '', ''],
  ])('reads the prompts %j', (prompts, query, stored) => {
    expect(read({ 'config_sentence_transformers.json': { prompts } }).prefixes).toEqual({ query, stored });
  });

  it.each([
    ['multilingual-e5-small', 'query: ', 'passage: '],
    ['intfloat/e5-small-v2', 'query: ', 'passage: '],
    ['snowflake-arctic-embed-xs', 'Represent this sentence for searching relevant passages: ', ''],
    ['multilingual-e5-large-instruct', '', ''],
  ])('knows the prefixes of %s, whose files name none', (name, query, stored) => {
    expect(read({}, name).prefixes).toEqual({ query, stored });
    expect(read({ 'config_sentence_transformers.json': { prompts: { query: 'q: ' } } }, name).prefixes.query).toBe('q: ');
  });

  it('reads position, activation and epsilon of RoBERTa', () => {
    const config = { ...CONFIG, model_type: 'xlm-roberta', pad_token_id: 1, hidden_act: 'gelu_new', layer_norm_eps: 1e-5 };
    const { weights } = read({ 'config.json': config });
    expect(weights).toMatchObject({ architecture: { firstPosition: 2, activation: 'gelu_tanh', layerNormEpsilon: 1e-5 } });
  });

  describe('with an ONNX file', () => {
    const modernBert = { model_type: 'modernbert', hidden_size: 12, vocab_size: 100 };

    it('prefers the safetensors of an architecture that is known', () => {
      expect(read({ 'onnx/model.onnx': 'network' }).weights.format).toBe('safetensors');
    });
    it.each(['onnx/model.onnx', 'model.onnx'])('takes %s for another one', (file) => {
      const { weights } = read({ 'config.json': modernBert, [file]: 'network' });
      expect(weights).toEqual({ format: 'onnx', path: join(directory, file) });
    });
    it('takes it if there is nothing else', () => {
      expect(read({ 'model.safetensors': undefined, 'model.onnx': 'network' }).weights.format).toBe('onnx');
    });
    it('reads the size of the vectors of DistilBERT', () => {
      const config = { model_type: 'distilbert', dim: 16 };
      expect(read({ 'config.json': config, 'model.onnx': 'network' })).toMatchObject({
        dimensions: 16,
        vocabularySize: undefined,
      });
    });
  });

  describe('names the model', () => {
    it.each([
      ['weights', { 'model.safetensors': 'other weights' }],
      ['tokenizer', { 'tokenizer.json': { model: {} } }],
      ['pooling', { '1_Pooling/config.json': { pooling_mode_cls_token: true } }],
      ['prefix of stored texts', { 'config_sentence_transformers.json': { prompts: { document: 'd: ' } } }],
      ['number of heads', { 'config.json': { ...CONFIG, num_attention_heads: 4 } }],
    ])('another one with another %s', (_name, files) => expect(read().model).not.toBe(read(files).model));

    it('the same with other things that no stored vector depends on', () => {
      const { model } = read();
      const files = {
        'config.json': { ...CONFIG, transformers_version: '4' },
        'config_sentence_transformers.json': { prompts: { query: 'q: ' } },
        'README.md': 'model',
      };
      expect(read(files).model).toBe(model);
    });

    it('with the digest also in a renamed directory, and after the wanted name', () => {
      const [name, digest] = read().model.split('@');
      expect(name).toBe('acme-embed');
      expect(read({}, 'acme/embed-1').model).toBe(`acme/embed-1@${digest}`);
      expect(read({}, `acme-embed@${digest}`).model).toBe(`acme-embed@${digest}`);
      renameSync(directory, join(home, 'their embed (1)'));
      expect(readModelDirectory(join(home, 'their embed (1)')).model).toBe(`their-embed-1-@${digest}`);
    });

    it('not, if another digest is wanted', () => {
      expect(() => read({}, 'acme-embed@0123456789ab')).toThrow(/it holds acme-embed@.*, and not acme-embed@0123456789ab/);
    });
  });

  it.each([
    ['config.json is missing', { 'config.json': undefined }],
    ['config.json is not JSON', { 'config.json': '{' }],
    ['config.json has no settings', { 'config.json': 'null' }],
    ['config.json has no hidden_size', { 'config.json': { ...CONFIG, hidden_size: '12' } }],
    ['config.json has no num_hidden_layers', { 'config.json': { ...CONFIG, num_hidden_layers: undefined } }],
    ['config.json has 5 num_attention_heads, which do not divide 12', { 'config.json': { ...CONFIG, num_attention_heads: 5 } }],
    ['config.json has the architecture modernbert', { 'config.json': { ...CONFIG, model_type: 'modernbert' } }],
    ['config.json has the architecture t5', { 'config.json': { ...CONFIG, model_type: undefined, architectures: ['T5Model'] } }],
    ['position embeddings that are relative_key', { 'config.json': { ...CONFIG, position_embedding_type: 'relative_key' } }],
    ['config.json has the activation quick_gelu', { 'config.json': { ...CONFIG, hidden_act: 'quick_gelu' } }],
    ['tokenizer.json is missing', { 'tokenizer.json': undefined }],
    ['model.safetensors is missing, and so are onnx/model.onnx and model.onnx', { 'model.safetensors': undefined }],
    ['split into several files', { 'model.safetensors': undefined, 'model.safetensors.index.json': {} }],
    ['has the pooling max; mean and cls are supported', { '1_Pooling/config.json': { pooling_mode_max_tokens: true } }],
    ['pooling mean with cls', { '1_Pooling/config.json': { pooling_mode_mean_tokens: true, pooling_mode_cls_token: true } }],
    ['leaves prompts out of the pooling', { '1_Pooling/config.json': { include_prompt: false } }],
    ['modules.json has a module LSTM', { 'modules.json': [moduleOf('Transformer'), moduleOf('LSTM', '1_LSTM')] }],
    ['modules.json is not a list', { 'modules.json': {} }],
    ['2_Dense/config.json is missing', { 'modules.json': [moduleOf('Dense', '2_Dense')] }],
    [
      'the activation torch.nn.modules.activation.GELU',
      {
        'modules.json': [moduleOf('Dense', 'd')],
        'd/config.json': { in_features: 12, out_features: 3, activation_function: 'torch.nn.modules.activation.GELU' },
      },
    ],
    [
      'd/config.json has 20 in_features, and the vector before it has 12',
      { 'modules.json': [moduleOf('Dense', 'd')], 'd/config.json': { in_features: 20, out_features: 3 } },
    ],
  ])('refuses a directory in one line: %s', (message, files) => {
    const attempt = () => read(files);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow('\n');
  });

  it('refuses a path that is no directory', () => {
    expect(() => readModelDirectory(join(home, 'none'))).toThrow('ENOENT');
    writeFileSync(join(home, 'file'), '');
    expect(() => readModelDirectory(join(home, 'file'))).toThrow('is a file');
  });
});
