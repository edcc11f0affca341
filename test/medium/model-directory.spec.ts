import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from '../../src/config/config.js';
import { bertArchitectureOf } from '../../src/config/model-directory/bert-architecture.js';
import { createEmbedder } from '../../src/providers/embeddings/create-embedder.js';
import type { Embedder } from '../../src/providers/embeddings/embedder.js';
import { buildBertOnnx } from '../../src/providers/embeddings/local/bert-onnx.js';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';
import { encodeOnnx } from '../../src/providers/embeddings/local/onnx.js';
import { openSafetensors } from '../../src/providers/embeddings/local/safetensors.js';
import { referenceVector } from '../support/bert-reference.js';
import { builtinModelDirectory } from '../support/builtin-model-directory.js';
import { idsOf, type TinyModel, writeTinyModel } from '../support/tiny-model.js';

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) => Array.from(x).reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

const CLS_WITH_PROMPTS: TinyModel = {
  type: 'bert',
  hidden: 48,
  layers: 3,
  heads: 4,
  intermediate: 96,
  activation: 'gelu',
  pooling: 'cls',
  dtype: 'F32',
  prompts: { query: 'query : ', document: 'passage : ' },
};
const ROBERTA: TinyModel = {
  type: 'xlm-roberta',
  hidden: 40,
  layers: 2,
  heads: 5,
  intermediate: 64,
  activation: 'gelu_new',
  pooling: 'mean',
  dtype: 'BF16',
  prefix: 'roberta.',
};
const WITH_DENSE: TinyModel = {
  type: 'bert',
  hidden: 32,
  layers: 1,
  heads: 2,
  intermediate: 48,
  activation: 'relu',
  pooling: 'mean',
  dtype: 'F16',
  dense: { outputs: 56, tanh: true },
};

describe('the model of a directory', () => {
  const home = mkdtempSync(join(tmpdir(), 'model-directory-'));
  const opened: Embedder[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((embedder) => embedder.close()));
    rmSync(home, { recursive: true });
  });

  const newDirectory = (name: string) => {
    const directory = join(home, name);
    mkdirSync(directory);
    return directory;
  };
  const open = (directory: string, env: Record<string, string> = {}) => {
    const embedder = createEmbedder(
      loadConfig({ DATA_DIR: home, EMBEDDING_THREADS: '1', EMBEDDING_MODEL_DIR: directory, ...env }),
    );
    opened.push(embedder);
    return embedder;
  };
  const one = async (embedder: Embedder, text: string) => (await embedder.embed([text]))[0]!;
  const failureOf = async (directory: string): Promise<string> => {
    const error = await open(directory)
      .warmUp()
      .catch((failure) => failure);
    expect(error).toMatchObject({ code: 'unavailable' });
    return error.cause.message;
  };

  it('gives the vectors of the built-in model if it is that one', async () => {
    const own = open(builtinModelDirectory(newDirectory('all-MiniLM-L6-v2')));
    const builtin = new LocalEmbedder(home, 1);
    opened.push(builtin);
    expect(own.model).toMatch(/^all-MiniLM-L6-v2@[0-9a-f]{12}$/);
    expect(own).toMatchObject({ dimensions: 384, calibration: builtin.calibration });
    for (const text of ['The client likes async standups', 'Il gatto dorme 😀', '', 'x'.repeat(5000)])
      expect(cosine(await one(own, text), await one(builtin, text))).toBeGreaterThan(0.999);
    expect(await own.embedQuery('a query')).toEqual(await one(own, 'a query'));
  });

  it.each([
    ['BERT with CLS pooling', 'cls', CLS_WITH_PROMPTS],
    ['XLM-RoBERTa in bfloat16', 'roberta', ROBERTA],
    ['BERT with a dense layer', 'dense', WITH_DENSE],
  ])('computes what the definition of the network says: %s', async (_name, name, model) => {
    const directory = newDirectory(name);
    const tensors = writeTinyModel(directory, model);
    const embedder = open(directory);
    const expected = (text: string) => referenceVector(model, tensors, idsOf(model.type, text));
    const { query = '', document = '' } = model.prompts ?? {};
    expect(embedder.dimensions).toBe(model.dense?.outputs ?? model.hidden);
    for (const text of ['the cat sat on the mat', 'the dog ran', 'a b c d e f g h i j k l m n']) {
      expect(cosine(await one(embedder, `  ${text}`), expected(document + text))).toBeGreaterThan(0.99);
      expect(cosine(await embedder.embedQuery(text), expected(query + text))).toBeGreaterThan(0.99);
    }
    expect(cosine(expected(`${query}the dog ran`), expected('a b c d e f g h i j k l m n'))).toBeLessThan(0.97);
  });

  it('gives a text the same vector in any call', async () => {
    const directory = newDirectory('same');
    writeTinyModel(directory, ROBERTA);
    const embedder = open(directory);
    const texts = ['the cat sat', 'the dog ran on the mat', ''];
    const together = await embedder.embed(texts);
    for (const [i, text] of texts.entries()) expect(await one(embedder, text)).toEqual(together[i]);
  });

  it('reads as many tokens as the model takes, and its end token', async () => {
    const directory = newDirectory('short');
    const model = { ...CLS_WITH_PROMPTS, prompts: {}, pooling: 'mean', maxTokens: 6 } as const;
    const tensors = writeTinyModel(directory, model);
    const embedder = open(directory);
    const vector = await one(embedder, 'the cat sat on the mat');
    expect(vector).toEqual(await one(embedder, 'the cat sat on'));
    expect(cosine(vector, referenceVector(model, tensors, idsOf('bert', 'the cat sat on')))).toBeGreaterThan(0.99);
  });

  describe('with an ONNX file', () => {
    const write = (directory: string, file: string, graph: Uint8Array, model = CLS_WITH_PROMPTS) => {
      writeTinyModel(directory, model);
      rmSync(join(directory, 'model.safetensors'));
      mkdirSync(join(directory, 'onnx'));
      writeFileSync(join(directory, file), graph);
    };

    it.each(['model.onnx', 'onnx/model.onnx'])('runs %s of an architecture that is not known', async (file) => {
      const source = newDirectory(`source of ${file.replace('/', ' ')}`);
      writeTinyModel(source, CLS_WITH_PROMPTS);
      const config = JSON.parse(readFileSync(join(source, 'config.json'), 'utf8'));
      const weights = openSafetensors(join(source, 'model.safetensors'));
      const directory = newDirectory(`of ${file.replace('/', ' ')}`);
      write(directory, file, buildBertOnnx('tiny', weights, bertArchitectureOf(config, 'cls')));
      copyFileSync(join(source, 'model.safetensors'), join(directory, 'model.safetensors'));
      writeFileSync(join(directory, 'config.json'), JSON.stringify({ ...config, model_type: 'modernbert' }));
      const [embedder, original] = [open(directory), open(source)];
      expect(await one(embedder, 'the cat sat')).toEqual(await one(original, 'the cat sat'));
      expect(await embedder.embedQuery('the cat sat')).toEqual(await original.embedQuery('the cat sat'));
      expect(embedder.model).not.toBe(original.model);
    });

    /** A network that gives each token a vector of two numbers, its id and 1. */
    const tokenVectors = (output: string, inputs: readonly string[] = ['input_ids', 'attention_mask', 'token_type_ids']) =>
      encodeOnnx({
        name: 'tokens',
        nodes: [{ operator: 'Gather', inputs: ['table', 'input_ids'], output }],
        constants: [{ name: 'table', shape: [60, 2], values: Float32Array.from({ length: 120 }, (_, i) => (i % 2 ? 1 : i / 2)) }],
        inputs: inputs.map((name) => ({ name, type: 'int64', shape: ['batch', 'tokens'] })),
        outputs: [{ name: output, type: 'float', shape: ['batch', 'tokens', 2] }],
      });
    const TWO: TinyModel = { ...CLS_WITH_PROMPTS, hidden: 2, heads: 1, prompts: {} };

    it.each(['mean', 'cls'] as const)('pools the vectors of the tokens by %s', async (pooling) => {
      const directory = newDirectory(`pooled by ${pooling}`);
      write(directory, 'model.onnx', tokenVectors('last_hidden_state'), { ...TWO, pooling });
      const ids = idsOf('bert', 'the cat');
      const first = pooling === 'cls' ? ids[0]! : ids.reduce((sum, id) => sum + id, 0) / ids.length;
      const [x, y] = await one(open(directory), 'the cat');
      expect(x! / y!).toBeCloseTo(first, 4);
    });

    it.each([
      ['is not ONNX', Buffer.from('version https://git-lfs.github.com/spec/v1'), /./],
      ['has an input that is not known', tokenVectors('last_hidden_state', ['input_ids', 'pixel_values']), /pixel_values/],
      [
        'makes vectors of other dimensions',
        tokenVectors('last_hidden_state'),
        /vectors of 2 dimensions, and by its settings of 48/,
      ],
    ])('refuses a file that %s', async (name, graph, message) => {
      const directory = newDirectory(name);
      write(directory, 'onnx/model.onnx', graph);
      expect(await failureOf(directory)).toMatch(message);
    });
  });

  it.each([
    [
      'a tensor of another shape',
      { hidden_size: 64 },
      /tensor embeddings.word_embeddings.weight has the shape \[40,48\].*\[40,64\]/,
    ],
    ['fewer layers than config.json says', { num_hidden_layers: 4 }, /no tensor encoder.layer.3/],
  ])('refuses weights with %s', async (name, changes, message) => {
    const directory = newDirectory(name);
    writeTinyModel(directory, CLS_WITH_PROMPTS);
    const path = join(directory, 'config.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes }));
    expect(await failureOf(directory)).toMatch(message);
  });

  it.each([
    ['no JSON', 'model', /tokenizer.json cannot be loaded: .*JSON/],
    ['no tokenizer', '{}', /tokenizer.json cannot be loaded/],
    ['of an unknown kind', JSON.stringify({ version: '1.0', model: { type: 'Magic' } }), /tokenizer.json cannot be loaded/],
  ])('refuses a tokenizer.json that is %s', async (name, content, message) => {
    const directory = newDirectory(name);
    writeTinyModel(directory, CLS_WITH_PROMPTS);
    writeFileSync(join(directory, 'tokenizer.json'), content);
    expect(await failureOf(directory)).toMatch(message);
  });

  it('refuses a tokenizer.json with more tokens than the model has', async () => {
    const directory = newDirectory('too many tokens');
    writeTinyModel(directory, CLS_WITH_PROMPTS);
    const path = join(directory, 'tokenizer.json');
    const tokenizer = JSON.parse(readFileSync(path, 'utf8'));
    tokenizer.model.vocab['zebra'] = 40;
    writeFileSync(path, JSON.stringify(tokenizer));
    expect(await failureOf(directory)).toMatch(/tokenizer.json has 41 tokens, and the model only 40/);
  });

  it('refuses a directory whose model was replaced since it was named', async () => {
    const directory = newDirectory('replaced');
    writeTinyModel(directory, CLS_WITH_PROMPTS);
    const embedder = open(directory);
    writeTinyModel(directory, { ...CLS_WITH_PROMPTS, layers: 2 });
    const error = await embedder.warmUp().catch((failure) => failure);
    expect(error.cause.message).toMatch(/it holds replaced@[0-9a-f]{12}, and not replaced@[0-9a-f]{12}/);
  });

  it('has the name of its repository in the cache of Hugging Face, whose files are links', async () => {
    const directory = join(newDirectory('models--acme--tiny-bert'), 'snapshots', 'abc123');
    mkdirSync(directory, { recursive: true });
    const blobs = newDirectory('blobs');
    writeTinyModel(blobs, CLS_WITH_PROMPTS);
    for (const name of ['config.json', 'tokenizer.json', 'model.safetensors', '1_Pooling'])
      symlinkSync(resolve(blobs, name), join(directory, name));
    const embedder = open(directory);
    expect(embedder.model).toMatch(/^tiny-bert@/);
    expect(await one(embedder, 'the cat')).toHaveLength(48);
  });
});
