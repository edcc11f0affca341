/** Scripts without spaces between words, or with long words of many parts. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD = /^[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*$/u;

/** A text, or a part of one, in which words are looked for. */
export interface Searched {
  /** Lower case, with a space before, between and after its words. */
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** Words and phrases of a list with commas. */
export class WordFinder {
  readonly words: ReadonlySet<string>;
  readonly #phrases: readonly string[];
  readonly #parts: readonly string[];

  constructor(list: string) {
    const all = list.split(',').map((word) => word.trim());
    const spaced = all.filter((word) => !UNSPACED.test(word));
    this.words = new Set(spaced.filter((word) => WORD.test(word)));
    this.#phrases = spaced.filter((word) => !WORD.test(word)).map((phrase) => ` ${phrase} `);
    this.#parts = all.filter((word) => UNSPACED.test(word));
  }

  /** Returns a word or phrase of the list that the text has; undefined if it has none. */
  find({ text, words }: Searched): string | undefined {
    for (const word of words) if (this.words.has(word)) return word;
    return this.#phrases.find((phrase) => text.includes(phrase))?.trim() ?? this.#findPart(text);
  }

  /** Returns all single words of the list, and parts of a text without spaces, that the text has. */
  findAll({ text, words }: Searched): readonly string[] {
    const parts = UNSPACED.test(text) ? this.#parts.filter((part) => text.includes(part)) : [];
    return [...[...words].filter((word) => this.words.has(word)), ...parts];
  }

  #findPart(text: string): string | undefined {
    return UNSPACED.test(text) ? this.#parts.find((part) => text.includes(part)) : undefined;
  }
}
