import { deu, eng, fra, ita, nld, por, rus, spa } from 'stopword';
import { wordSet } from '../word-lists.js';

/** Returns a text without its accents, which are often left out. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** Words in the German list of the library that a text may be about: times, people, things. */
const GERMAN_CONTENT_WORDS = wordSet(`
  beispiel ende ernst gott heute jahr jahre jahren kleine kleinen kleiner kleines leid leide mann mensch menschen morgen
  neue neuen ordnung recht rechte rechten rechter sache satt schlecht schluss startseite suche tag tage tagen teil tel
  tritt uhr wissen zeit
`);
const GERMAN_NUMERAL = /^(?:eins|zwei|drei|drit|vier|fünf|sechs|sieb|acht|neun|zehn|elf|zwölf|zwanzig)/;

/** A letter that is a name or a unit rather than a word: "vitamin C". */
const CONSONANT = /^[b-df-hj-np-tv-xz]$/;

const setOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map(withoutAccents).filter((word) => !CONSONANT.test(word)));

const GERMAN = setOf(deu.filter((word) => !GERMAN_CONTENT_WORDS.has(word) && !GERMAN_NUMERAL.test(word)));
const OTHERS = [GERMAN, ...[fra, spa, por, ita, nld, rus].map(setOf)];
const ENGLISH = setOf(eng);
const NONE: ReadonlySet<string> = new Set();

/** Number of function words that tell the language of a text: one alone may be a word of another language, as "die" is. */
const TELLING = 2;

/**
 * Returns the function words ("der", "von"; without accents) of the language of a text, if that is German, French, Spanish,
 * Portuguese, Italian, Dutch or Russian; none for a text in English or in a language that it does not tell.
 * @param words of the text, in lower case and without accents
 */
export function foreignFunctionWords(words: readonly string[]): ReadonlySet<string> {
  const count = (language: ReadonlySet<string>) => words.filter((word) => language.has(word)).length;
  return OTHERS.reduce(
    (best, language) => {
      const found = count(language);
      return found >= TELLING && found > best.found ? { language, found } : best;
    },
    { language: NONE, found: count(ENGLISH) },
  ).language;
}

/** Returns the function words of the language of a text, as {@link foreignFunctionWords} with those of English. */
export function functionWordsOf(words: readonly string[]): ReadonlySet<string> {
  const foreign = foreignFunctionWords(words);
  return foreign.size ? foreign : ENGLISH;
}
