import { ENGLISH } from './languages/english.js';
import type { SecretLanguage } from './languages/language.js';
import { anyLanguage, anyUnspaced, LANGUAGES, wordsOf } from './languages/languages.js';

// Words that follow the word for a secret without being its value: "password: required", "the password is gone".

const REMARK = new RegExp(`^(?:${anyLanguage('remarks')}|${wordsOf(ENGLISH, 'grammar')}|${anyUnspaced('remarks')})$`, 'iu');

/** Remarks that are common passwords, too: "my password is admin". */
const COMMON_PASSWORD = /^(?:admin|root|secret|password|login)$/i;

/** Units that make the number before them a quantity, also across a range: "8 characters", "8 to 12 characters", "4桁". */
const UNIT = new RegExp(
  String.raw`^\s?-?\s?(?:(?:or|to|bis|à|a)\s\d+\s)?(?:${anyLanguage('units')}|${anyUnspaced('units')})`,
  'iu',
);

/** Four to twelve digits in words, with spaces, commas or dashes between them. */
export const SPELLED_DIGITS = new RegExp(String.raw`(?:${anyLanguage('digits')}(?:[ ,-]{1,2}|(?!\p{L}))){4,12}`, 'iuy');

/** True if `word` says something about a secret in any language, and is not its value. */
export const isRemark = (word: string): boolean => REMARK.test(word);

/** True if a remark may be a password instead, where it is all that is said. */
export const isCommonPassword = (word: string): boolean => COMMON_PASSWORD.test(word);

/** True if the text after a number makes it a quantity. */
export const startsWithUnit = (text: string): boolean => UNIT.test(text);

/** The part that a word plays where something is said of a secret. */
export interface Part {
  /** True for an article, a preposition, a pronoun, an adverb. */
  readonly isGrammar: boolean;
  /** True for a state or a property of secrets, or a type of theirs. */
  readonly isRemark: boolean;
  /** True for an adjective or participle by its form. */
  readonly isAdjective: boolean;
  /** True for a preposition that joins two nouns. */
  readonly isLink: boolean;
  /** True for the beginning of an adverbial. */
  readonly isAdverbial: boolean;
  /** True for "and". */
  readonly isConjunction: boolean;
  /** True for an article. */
  readonly isArticle: boolean;
  /** True for a word with which a note says where the secret is to be had. */
  readonly isPointer: boolean;
}

const oneOf = (source: string): RegExp => new RegExp(`^${source}$`, 'iu');

const READERS = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      grammar: oneOf(wordsOf(language, 'grammar', 'fillers', 'articles', 'possessives')),
      remark: oneOf(wordsOf(language, 'remarks')),
      form: oneOf(wordsOf(language, 'remarkForms')),
      noun: oneOf(wordsOf(language, 'nouns')),
      attribute: oneOf(wordsOf(language, 'attributes')),
      link: oneOf(wordsOf(language, 'links')),
      adverbial: oneOf(wordsOf(language, 'adverbials')),
      conjunction: oneOf(wordsOf(language, 'conjunctions')),
      article: oneOf(wordsOf(language, 'articles')),
      pointer: oneOf(wordsOf(language, 'pointers')),
    },
  ]),
);

/** Returns the part that a word plays in any of some languages. */
export function partOf(word: string, languages: readonly SecretLanguage[]): Part {
  const readers = languages.map((language) => READERS.get(language)!);
  return {
    isGrammar: readers.some(({ grammar }) => grammar.test(word)),
    isRemark: readers.some(({ remark }) => remark.test(word)),
    isAdjective: readers.some(({ form, noun }) => form.test(word) && !noun.test(word)),
    isLink: readers.some(({ link }) => link.test(word)),
    isAdverbial: readers.some(({ adverbial }) => adverbial.test(word)),
    isConjunction: readers.some(({ conjunction }) => conjunction.test(word)),
    isArticle: readers.some(({ article }) => article.test(word)),
    isPointer: readers.some(({ pointer }) => pointer.test(word)),
  };
}

/** True if words have, in one of some languages, their noun and its adjectives in the order of a phrase: "spotted leopard". */
export const isNounPhrase = (words: readonly string[], languages: readonly SecretLanguage[]): boolean =>
  languages.some((language) => {
    const { form, noun, attribute } = READERS.get(language)!;
    const head = language.hasNounFirst ? 0 : words.length - 1;
    return words.every((word, index) => !form.test(word) || noun.test(word) || (index !== head && attribute.test(word)));
  });
