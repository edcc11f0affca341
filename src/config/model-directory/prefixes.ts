import { type Settings, settingsIn } from './json-file.js';

/** The words that a model was trained to see before a query, and before a text that is stored. */
export interface Prefixes {
  readonly query: string;
  readonly stored: string;
}

const NONE: Prefixes = { query: '', stored: '' };
const ARCTIC: Prefixes = { query: 'Represent this sentence for searching relevant passages: ', stored: '' };

/** The prefixes that the authors of models demand in their documentation, while the files name none. */
const KNOWN: readonly { readonly name: RegExp; readonly prefixes: Prefixes }[] = [
  { name: /^(multilingual-)?e5-(small|base|large)(-v2|-unsupervised)*$/, prefixes: { query: 'query: ', stored: 'passage: ' } },
  { name: /^snowflake-arctic-embed-(xs|s|m|m-long|l)$/, prefixes: ARCTIC },
  { name: /^nomic-embed-text-v1(\.5)?$/, prefixes: { query: 'search_query: ', stored: 'search_document: ' } },
];

/** Names of the prompt for stored texts, the first one wins as in sentence-transformers. */
const STORED_PROMPTS = ['document', 'passage', 'corpus'];

/**
 * Reads the prefixes from the `prompts` of `config_sentence_transformers.json`; if they name none, returns those that a model of
 * this name is known to need.
 */
export function prefixesIn(directory: string, name: string): Prefixes {
  const { prompts, default_prompt_name: byDefault } = settingsIn(directory, 'config_sentence_transformers.json') ?? {};
  const prompt = (...names: unknown[]) =>
    names.map((each) => (prompts as Settings | undefined)?.[String(each)]).find((value) => typeof value === 'string') as
      | string
      | undefined;
  const named = { query: prompt('query', byDefault) ?? '', stored: prompt(...STORED_PROMPTS, byDefault) ?? '' };
  if (named.query || named.stored) return named;
  const bareName = name.toLowerCase().split('/').at(-1)!;
  return KNOWN.find((known) => known.name.test(bareName))?.prefixes ?? NONE;
}
