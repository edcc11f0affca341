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

/** Phrases by their words: a branch for every word that one may go on with. */
interface Branch<Value> {
  readonly next: Map<string, Branch<Value>>;
  entry?: Entry<Value>;
}

interface Entry<Value> {
  readonly value: Value;
  readonly phrase: string;
}

type Forms = ReturnType<typeof formsOf>;

const MAX_PHRASE_WORDS = 4;
/** Shorter stems are shared by too much: "at" by "ate", "up" by "ups". */
const SHORTEST_STEM = 4;

/**
 * Words and phrases with a value each. Looked up by tokens, not by one big regular expression, so that a text costs the same however
 * long the table is. The longest phrase wins and uses up its words: "race condition" hides "race". Where two entries share a form,
 * an exact word beats a singular, a singular beats a stem, and the first entry beats later ones.
 */
export class PhraseTable<Value> {
  private readonly asWritten: Branch<Value> = { next: new Map() };
  private readonly stemmed: Branch<Value> = { next: new Map() };

  constructor(phrases: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of phrases) {
      const words = wordsOf(phrase);
      const stems = words.map((word) => formsOf(word)[2]);
      add(this.asWritten, words, { value, phrase });
      if (stems.join(' ').length >= SHORTEST_STEM) add(this.stemmed, stems, { value, phrase });
    }
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

  private longestAt(forms: readonly Forms[], at: number): Hit<Value> | null {
    const written = longestOf(this.asWritten, forms, at, 0);
    const singular = hasPlural(forms, at) ? longestOf(this.asWritten, forms, at, 1) : null;
    return longer(longer(written, singular), longestOf(this.stemmed, forms, at, 2));
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

/** The longest phrase that the words from `at` on begin with, all in one of their forms. */
function longestOf<Value>(root: Branch<Value>, forms: readonly Forms[], at: number, form: 0 | 1 | 2): Hit<Value> | null {
  let longest: { entry: Entry<Value>; length: number } | null = null;
  let branch = root.next.get(forms[at]![form]);
  for (let length = 1; branch; length++) {
    if (branch.entry) longest = { entry: branch.entry, length };
    const following = length < MAX_PHRASE_WORDS ? forms[at + length] : undefined;
    branch = following && branch.next.get(following[form]);
  }
  return longest && { value: longest.entry.value, phrase: longest.entry.phrase, at, length: longest.length };
}

/** Whether any word that a phrase from `at` on could have is not its own singular. */
function hasPlural(forms: readonly Forms[], at: number): boolean {
  for (let i = at; i < forms.length && i < at + MAX_PHRASE_WORDS; i++) if (forms[i]![0] !== forms[i]![1]) return true;
  return false;
}

/** The first of the two, unless the other one has more words. */
const longer = <Value>(one: Hit<Value> | null, other: Hit<Value> | null): Hit<Value> | null =>
  other && other.length > (one?.length ?? 0) ? other : one;

/** A list of words and phrases as it stands in a lexicon: separated by commas or line ends. */
export const phrasesOf = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
