import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { prefixOf, wellFormed } from '../text-bounds.js';
import { unitVector } from '../unit-vector.js';
import { type Dense, loadDense } from './dense.js';
import type { LoadableModel, SentenceSettings } from './loadable-model.js';
import { Network } from './network.js';
import { isLatinVocabulary, type ReadingModel, vectorOf } from './unread-text.js';

/**
 * Maximum length that is tokenized, in UTF-16 units per token of the model: prose needs only a third of that. It bounds the work
 * of the tokenizer, which grows with the length of the text.
 */
const UNITS_PER_TOKEN = 16;

/** A sentence model: the network, its tokenizer, and the layers after it. Use it only in worker threads: it blocks the thread. */
export class SentenceModel {
  readonly #queries: ReadingModel;
  readonly #stored: ReadingModel;

  private constructor(
    private readonly settings: SentenceSettings,
    private readonly tokenizer: Tokenizer,
    private readonly network: Network,
    private readonly dense: readonly Dense[],
    /** The tokens of an empty text: the ends of every one. */
    private readonly ends: readonly number[],
    /** The token that ends every text; undefined if there is none. */
    private readonly endToken: number | undefined,
  ) {
    const { dimensions } = settings;
    const isLatin = isLatinVocabulary(tokenizer.model!.vocab);
    const unknown = tokenizer.model!.unk_token_id;
    const reader = (prefix: string): ReadingModel => ({
      dimensions,
      isLatin,
      embed: (text) => this.embedTokens(text, prefix),
      isUnknown: (text) => {
        const ids = this.tokenIds(text);
        // The tokenizer drops signs that have no meaning in public.
        return (unknown !== undefined && ids.includes(unknown)) || ids.length === this.ends.length;
      },
    });
    this.#queries = reader(settings.prefixes.query);
    this.#stored = reader(settings.prefixes.stored);
  }

  /** @throws Error if the model cannot be read or is invalid */
  static async load({ source, settings }: LoadableModel): Promise<SentenceModel> {
    const tokenizer = loadTokenizer(settings);
    const network = await Network.load(source, settings.pooling);
    const { ids: ends } = tokenizer.encode('');
    const endToken = ends.at(-1);
    const endsAll = endToken === tokenizer.encode('a').ids.at(-1);
    const dense = settings.dense.map(loadDense);
    const model = new SentenceModel(settings, tokenizer, network, dense, ends, endsAll ? endToken : undefined);
    const { length } = await model.embed('', false);
    if (length !== settings.dimensions)
      throw new Error(`the network makes vectors of ${length} dimensions, and by its settings of ${settings.dimensions}`);
    return model;
  }

  /** Returns the unit vector of `text`, which may be any string in any script. */
  embed(text: string, isQuery: boolean): Promise<Float32Array> {
    return vectorOf(text, isQuery ? this.#queries : this.#stored);
  }

  private async embedTokens(text: string, prefix: string): Promise<Float32Array> {
    const { vector, isFinal } = await this.network.run(this.tokenIds(text, prefix));
    return unitVector(isFinal ? vector : this.dense.reduce((result, apply) => apply(result), vector));
  }

  private tokenIds(text: string, prefix = ''): number[] {
    const { maxTokens, lowerCase } = this.settings;
    const input = prefix + prefixOf(wellFormed(text).trimStart(), maxTokens * UNITS_PER_TOKEN);
    const { ids } = this.tokenizer.encode(lowerCase ? input.toLowerCase() : input);
    // A tokenizer that adds no special tokens makes none of an empty text, and the network needs one.
    if (!ids.length) return [0];
    if (ids.length <= maxTokens) return ids;
    return this.endToken === undefined ? ids.slice(0, maxTokens) : [...ids.slice(0, maxTokens - 1), this.endToken];
  }
}

function loadTokenizer({ tokenizer: path, vocabularySize = Number.POSITIVE_INFINITY }: SentenceSettings): Tokenizer {
  let tokenizer: Tokenizer;
  try {
    const settings = JSON.parse(readFileSync(path, 'utf8'));
    // The settings of a file may pad and truncate for batches of a fixed size.
    tokenizer = new Tokenizer({ ...settings, padding: null, truncation: null }, {});
  } catch (cause) {
    throw new Error(`its tokenizer.json cannot be loaded: ${(cause as Error).message}`, { cause });
  }
  const size = tokenizer.model!.vocab.length;
  if (size > vocabularySize) throw new Error(`its tokenizer.json has ${size} tokens, and the model only ${vocabularySize}`);
  return tokenizer;
}
