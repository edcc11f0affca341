import { Chrono, en } from 'chrono-node';
import { wordSet } from '../word-lists.js';
import type { Language } from './language.js';
import { LATIN_LANGUAGES, POLISH } from './latin-languages.js';
import { CHINESE, JAPANESE, RUSSIAN, UKRAINIAN } from './other-script-languages.js';

/** Chrono's parser for sentences in no other language. It leaves relative days and periods to `english-phrases`. */
export const ENGLISH = new Chrono(en.configuration.createConfiguration(false));

/** Returns the language of a sentence, by its script or its function words; null for English and unknown ones. */
export function languageOf(sentence: string): Language | null {
  if (/[\u3040-\u30ff]/u.test(sentence)) return JAPANESE;
  if (/\p{Script=Han}/u.test(sentence)) return CHINESE;
  if (/[іїєґ]/iu.test(sentence)) return UKRAINIAN;
  if (/\p{Script=Cyrillic}/u.test(sentence)) return RUSSIAN;
  if (/[łśźżćń]/iu.test(sentence)) return POLISH;
  return latinLanguageOf(sentence.toLowerCase().match(/[\p{L}']+/gu) ?? []);
}

const ENGLISH_WORDS = wordSet(`
  the a an and is are of to in on at for with by from until not has have was were be will
  our my his her their it we he she they you i this that every next on due before after as`);

function latinLanguageOf(tokens: readonly string[]): Language | null {
  const count = (words: ReadonlySet<string>): number => tokens.filter((token) => words.has(token)).length;
  let best: Language | null = null;
  let most = count(ENGLISH_WORDS);
  for (const language of LATIN_LANGUAGES) {
    const found = count(language.words);
    if (found > most) [best, most] = [language, found];
  }
  return best;
}
