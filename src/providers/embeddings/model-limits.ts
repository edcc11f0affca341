import { nameOf } from './known-models.js';

/** Maximum sizes of a request for the vectors of texts. */
export interface ModelLimits {
  /** Tokens of a text. */
  readonly maxTokens: number;
  /** Texts in a request. */
  readonly batch: number;
}

/** Below OpenAI's limits of 8192 tokens and 2048 texts. */
const DEFAULT: ModelLimits = { maxTokens: 8_000, batch: 128 };

/** Limits of models, as their authors and providers document them, that are lower than the default. */
const LIMITS: readonly ({ readonly name: RegExp } & Partial<ModelLimits>)[] = [
  // Position embeddings of BERT.
  {
    name: /^(all-minilm|all-mpnet|(bge|e5|gte)-(small|base|large)|multilingual-e5|mxbai-embed)/,
    maxTokens: 512,
  },
  { name: /^snowflake-arctic-embed(?!2|-[lm]-v2)/, maxTokens: 512 },
  { name: /^embed-(english|multilingual)(-light)?-v3/, maxTokens: 512, batch: 96 },
  { name: /^(nomic-embed|embeddinggemma)/, maxTokens: 2_048 },
  { name: /^(gemini-embedding|text-embedding-004)/, maxTokens: 2_048, batch: 100 },
  // DashScope.
  { name: /^text-embedding-v[34]/, batch: 10 },
  { name: /^text-embedding-v[12]/, maxTokens: 2_048, batch: 25 },
];

/** Returns the limits of a model; a low default if they are not known. */
export function limitsOf(model: string): ModelLimits {
  const name = nameOf(model);
  const { maxTokens, batch } = LIMITS.find((limits) => limits.name.test(name)) ?? DEFAULT;
  return { maxTokens: maxTokens ?? DEFAULT.maxTokens, batch: batch ?? DEFAULT.batch };
}
