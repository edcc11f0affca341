import { formsOf, wordsOf } from './words.js';

/** A phrase of a table that was found at a place of the text. */
export interface Hit<Value> {
  readonly value: Value;
  /** The phrase as the table has it. */
  readonly phrase: string;
  /** Index of its first word in the text, and how many words it has. */
  readonly at: number;
  readonly length: number;
}

const MAX_PHRASE_WORDS = 4;
const STEM_MARK = '~';
/** Shorter stems are shared by too much: "at" by "ate", "up" by "ups". */
const SHORTEST_STEM = 4;

/**
 * Words and phrases with a value each. Looked up by tokens, not by one big regular expression, so that a text costs the same however
 * long the table is. The longest phrase wins and uses up its words: "race condition" hides "race". Where two entries share a form,
 * an exact word beats a singular, a singular beats a stem, and the first entry beats later ones.
 */
export class PhraseTable<Value> {
  private readonly entries = new Map<string, { value: Value; phrase: string }>();

  constructor(phrases: Iterable<readonly [phrase: string, value: Value]>) {
    const stems: [string, { value: Value; phrase: string }][] = [];
    for (const [phrase, value] of phrases) {
      const entry = { value, phrase };
      const words = wordsOf(phrase);
      const plain = words.join(' ');
      if (!this.entries.has(plain)) this.entries.set(plain, entry);
      const stem = stemmed(words);
      if (stem.length > SHORTEST_STEM) stems.push([stem, entry]);
    }
    for (const [stem, entry] of stems) if (!this.entries.has(stem)) this.entries.set(stem, entry);
  }

  find(words: readonly string[]): Hit<Value>[] {
    const hits: Hit<Value>[] = [];
    const forms = words.map(formsOf);
    for (let at = 0; at < words.length; ) {
      const hit = this.longestAt(forms, at);
      if (hit) hits.push(hit);
      at += hit?.length ?? 1;
    }
    return hits;
  }

  private longestAt(forms: readonly ReturnType<typeof formsOf>[], at: number): Hit<Value> | null {
    for (let length = Math.min(MAX_PHRASE_WORDS, forms.length - at); length > 0; length--) {
      const part = forms.slice(at, at + length);
      const joined = (form: 0 | 1 | 2): string => part.map((each) => each[form]).join(' ');
      const entry = this.entries.get(joined(0)) ?? this.entries.get(joined(1)) ?? this.entries.get(STEM_MARK + joined(2));
      if (entry) return { ...entry, at, length };
    }
    return null;
  }
}

/** A list of words and phrases as it stands in a lexicon: separated by commas or line ends. */
export const phrasesOf = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

const stemmed = (words: readonly string[]): string => STEM_MARK + words.map((word) => formsOf(word)[2]).join(' ');
