import { formsOf, wordsOf } from './words.js';

/** A phrase of a table, found in a text. */
export interface Hit<Value> {
  readonly value: Value;
  /** The phrase as the table has it. */
  readonly phrase: string;
  /** The index of its first word in the text, and the number of its words. */
  readonly at: number;
  readonly length: number;
}

/** A node of a trie of phrases: the phrases that begin with the same words, by their next word. */
interface Branch<Value> {
  readonly next: Map<string, Branch<Value>>;
  entry?: Entry<Value>;
}

interface Entry<Value> {
  readonly value: Value;
  readonly phrase: string;
}

type Forms = ReturnType<typeof formsOf>;
/** The index of a form in {@link Forms}. */
type Form = 0 | 1 | 2;
const WRITTEN = 0;
const SINGULAR = 1;
const STEM = 2;

const MAX_PHRASE_WORDS = 4;
/** The shortest stem that is looked up. Words without a common meaning share shorter ones: "at" and "ate", "up" and "ups". */
const MIN_STEM_LENGTH = 4;

/**
 * A table of words and phrases with a value each. It is looked up by words, not by one big regular expression, so that a text
 * costs the same however long the table is. The longest phrase wins and uses up its words: "race condition" hides "race". If
 * two entries share a form, an exact word beats a singular, a singular beats a stem, and the first entry beats later ones.
 */
export class PhraseTable<Value> {
  private readonly asWritten: Branch<Value> = { next: new Map() };
  private readonly stemmed: Branch<Value> = { next: new Map() };

  constructor(phrases: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of phrases) {
      const words = wordsOf(phrase);
      const stems = words.map((word) => formsOf(word)[STEM]);
      add(this.asWritten, words, { value, phrase });
      if (stems.join(' ').length >= MIN_STEM_LENGTH) add(this.stemmed, stems, { value, phrase });
    }
  }

  /** Returns the phrases in a text, from left to right. No two of them share a word. */
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

  private longestAt(forms: readonly Forms[], at: number): Hit<Value> | null {
    const written = longestOf(this.asWritten, forms, at, WRITTEN);
    const singular = hasPlural(forms, at) ? longestOf(this.asWritten, forms, at, SINGULAR) : null;
    return longer(longer(written, singular), longestOf(this.stemmed, forms, at, STEM));
  }
}

function add<Value>(root: Branch<Value>, words: readonly string[], entry: Entry<Value>): void {
  let branch = root;
  for (const word of words) {
    let next = branch.next.get(word);
    if (!next) {
      next = { next: new Map() };
      branch.next.set(word, next);
    }
    branch = next;
  }
  branch.entry ??= entry;
}

/** Returns the longest phrase with which the words from `at` on begin, all in the same form. */
function longestOf<Value>(root: Branch<Value>, forms: readonly Forms[], at: number, form: Form): Hit<Value> | null {
  let longest: { entry: Entry<Value>; length: number } | null = null;
  let branch = root.next.get(forms[at]![form]);
  for (let length = 1; branch; length++) {
    if (branch.entry) longest = { entry: branch.entry, length };
    const following = length < MAX_PHRASE_WORDS ? forms[at + length] : undefined;
    branch = following && branch.next.get(following[form]);
  }
  return longest && { value: longest.entry.value, phrase: longest.entry.phrase, at, length: longest.length };
}

/** True if a word that a phrase from `at` on could have is a plural. */
function hasPlural(forms: readonly Forms[], at: number): boolean {
  for (let i = at; i < forms.length && i < at + MAX_PHRASE_WORDS; i++)
    if (forms[i]![WRITTEN] !== forms[i]![SINGULAR]) return true;
  return false;
}

/** Returns `one`, unless `other` has more words. */
const longer = <Value>(one: Hit<Value> | null, other: Hit<Value> | null): Hit<Value> | null =>
  other && other.length > (one?.length ?? 0) ? other : one;

/** Returns the words and phrases of a list, which has commas or line ends between them. */
export const phrasesOf = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
