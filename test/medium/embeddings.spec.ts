import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import workerThreads from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { loadConfig } from '../../src/config/config.js';
import { createEmbedder } from '../../src/providers/embeddings/create-embedder.js';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';

const FACT = 'Client prefers async standups on Tuesdays at 9am IST';
const PARAPHRASE = 'The client likes asynchronous standups every Tuesday at 9am IST';
const UNRELATED = 'The cat sat on the warm windowsill';

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('the local embedder', () => {
  const home = mkdtempSync(join(tmpdir(), 'embeddings-'));
  const models = join(home, 'models');
  const opened: LocalEmbedder[] = [];
  const open = (dataDir = home, threads?: number) => {
    const embedder = new LocalEmbedder(dataDir, threads);
    opened.push(embedder);
    return embedder;
  };
  const one = async (embedder: LocalEmbedder, text: string) => (await embedder.embed([text]))[0]!;
  const modelFile = () => {
    const [name, ...others] = readdirSync(models);
    expect(others).toEqual([]);
    return join(models, name!);
  };

  let shared: LocalEmbedder;
  beforeAll(() => {
    shared = open();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await Promise.all(opened.map((embedder) => embedder.close()));
    rmSync(home, { recursive: true });
  });

  it('gives texts of one meaning near vectors, and others distant ones', async () => {
    const [fact, paraphrase, unrelated] = await shared.embed([FACT, PARAPHRASE, UNRELATED]);
    expect(cosine(fact!, paraphrase!)).toBeGreaterThan(0.85);
    expect(cosine(fact!, unrelated!)).toBeLessThan(0.3);
  });

  it('tells any two texts apart that the model cannot read, and knows them by what they share', async () => {
    const pairs = [
      ['สมชายแพ้กุ้ง', 'รถไฟไปเชียงใหม่ออกเวลาสามทุ่ม', 'แพ้กุ้ง'],
      ['ແມ່ມັກດື່ມຊາ', 'ຫ້ອງການຢູ່ວຽງຈັນ', 'ດື່ມຊາ'],
      ['今天玩成语接龙游戏', '房租是每月三千五百元', '成语接龙'],
      ['ನಾಯಿಯ ಹೆಸರು ಮೋತಿ', 'ಕಾರು ಬಿಳಿ ಬಣ್ಣದ್ದು', 'ನಾಯಿಯ ಹೆಸರು'],
      ['የውሻው ስም ቡቺ ነው', 'መኪናው ነጭ ነው', 'የውሻው ስም'],
      ['Кота зовут Барсик', 'Аренда стоит 45 тысяч', 'Как зовут кота'],
      ['👍', '🎉', '👍'],
    ] as const;
    for (const [text, other, query] of pairs) {
      const [first, second, asked] = await shared.embed([text, other, query]);
      expect(cosine(first!, second!)).toBeLessThan(0.35);
      expect(cosine(first!, asked!)).toBeGreaterThan(0.4);
    }
  });

  it('finds a text in two scripts by a query in either', async () => {
    const [text, chinese, english, other] = await shared.embed([
      '我的 GitHub 用户名是 octocat',
      '用户名是什么',
      'what is my GitHub username',
      'How much is the rent?',
    ]);
    expect(cosine(text!, chinese!)).toBeGreaterThan(0.3);
    expect(cosine(text!, english!)).toBeGreaterThan(0.3);
    expect(cosine(text!, other!)).toBeLessThan(0.1);
  });

  // Only Linux shows the niceness of a thread.
  if (process.platform === 'linux')
    it('runs at a lower priority than the thread of the event loop', async () => {
      await shared.warmUp();
      const niceness = readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
      expect(Math.max(...niceness)).toBe(5);
      expect(getPriority(process.pid)).toBeLessThan(5);
    });

  it('gives a text the same vector in any batch, and returns the vectors in order', async () => {
    const texts = Array.from({ length: 100 }, (_, i) => `${FACT}, as person ${i} said ${'again and '.repeat(i % 7)}`);
    const together = await open(home, 2).embed(texts);
    expect(together).toHaveLength(100);
    for (const i of [0, 7, 8, 42, 99]) expect(await one(shared, texts[i]!)).toEqual(together[i]);
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n\t\u3000 '],
    ['half a character', '\ud83d'],
    ['a NUL', 'a\0b'],
    ['the name of a special token', '[SEP] [CLS] [PAD]'],
    ['10,000 letters of one word', 'a'.repeat(10_000)],
    ['10,000 ideographs', '漢'.repeat(10_000)],
    ['10,000 emoji', '😀'.repeat(10_000)],
    ['10,000 halves of characters', '\ud83d'.repeat(10_000)],
    ['10,000 spaces and a word', `${' '.repeat(10_000)}word`],
  ])('gives a unit vector to a text that is %s', async (_name, text) => {
    const vector = await one(shared, text);
    expect(vector).toHaveLength(384);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('gives the same vector to a text with and without leading blanks', async () => {
    expect(await one(shared, `${' '.repeat(10_000)}${FACT}`)).toEqual(await one(shared, FACT));
  });

  it('returns no vectors for no texts', async () => expect(await shared.embed([])).toEqual([]));

  it('is the default of the service', async () => {
    const embedder = createEmbedder(loadConfig({ DATA_DIR: home }));
    expect(embedder).toMatchObject({ model: 'all-MiniLM-L6-v2', dimensions: 384 });
    expect((await embedder.embed([FACT]))[0]).toEqual(await one(shared, FACT));
    await embedder.close();
  });

  describe('with the converted model', () => {
    // Fails if the conversion or the weights change: then raise BERT_ONNX_FORMAT, otherwise old files would be used for
    // the new model.
    it('produces format 1, byte for byte', async () => {
      await shared.warmUp();
      expect(createHash('sha256').update(readFileSync(modelFile())).digest('hex')).toMatch(/^704cb17a0eb52a6f/);
    });

    it('reuses the file at the next start', async () => {
      const before = statSync(modelFile());
      await open().warmUp();
      expect(statSync(modelFile())).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    });

    it('replaces a truncated file', async () => {
      const expected = await one(shared, FACT);
      const { size } = statSync(modelFile());
      truncateSync(modelFile(), Math.floor(size / 2));
      expect(await one(open(), FACT)).toEqual(expected);
      expect(statSync(modelFile()).size).toBe(size);
    });

    it('converts the model once for concurrent processes', async () => {
      unlinkSync(modelFile());
      const [first, second] = await Promise.all([one(open(), FACT), one(open(), FACT)]);
      expect(first).toEqual(second);
      modelFile();
    });

    it('keeps the model in memory, with a warning, if the file cannot be written', async () => {
      const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
      const blocked = join(home, 'blocked');
      writeFileSync(blocked, 'a file where the directory should be');
      const embedder = open(blocked);
      expect(await one(embedder, FACT)).toEqual(await one(shared, FACT));
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0]![0]).toContain(blocked);
    });
  });

  describe('after the death of a thread', () => {
    it('fails the call that used it and serves the next one', async () => {
      const { Worker } = workerThreads;
      const started = jest.spyOn(workerThreads, 'Worker').mockImplementation((...given) => new Worker(...given));
      const embedder = open(home, 1);
      await embedder.warmUp();

      const ended = (started.mock.results[0]!.value as workerThreads.Worker).terminate();
      await expect(embedder.embed([FACT])).rejects.toMatchObject({ code: 'unavailable', options: { retryAfterSeconds: 5 } });
      await ended;
      expect(await one(embedder, FACT)).toEqual(await one(shared, FACT));
    });
  });

  it('stops in the middle of a big call when it is closed, and is unavailable afterwards', async () => {
    const embedder = open();
    await embedder.warmUp();
    const big = embedder.embed(Array(500).fill(FACT));
    const [outcome] = await Promise.allSettled([big, embedder.close()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
    await expect(embedder.embed([FACT])).rejects.toMatchObject({ code: 'unavailable' });
  });
});
