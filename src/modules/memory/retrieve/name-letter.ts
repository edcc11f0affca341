/** Number of UTF-16 units that are read on each side of a letter, so that a query of many letters takes no long time. */
const CONTEXT = 40;

const LETTER = /^\p{L}$/u;
const APOSTROPHE_LEFT = /['’]$/;
const JOINED_LEFT = /[\p{L}\p{N}][-/_.#]$/u;
const JOINED_RIGHT = /^[-/_.#]\p{N}/u;
const SENTENCE_LEFT = /[.?!:]\s*$/;
/** A word of more than one letter: "il y a" ends in no name. */
const WORD_LEFT = /[\p{L}\p{N}]{2}\s$/u;

/**
 * True for a letter of a query that is a name or a part of one, not a word: one that is joined to a code ("C57-A", "A-7"), an S
 * or T that is not the rest of another word ("isn't"), a capital inside a sentence ("studio A"), or the end of a query, where no
 * article stands.
 * @param index of the letter in the query
 * @param word the word that begins there
 */
export function isNameLetter(query: string, index: number, word: string): boolean {
  if (!LETTER.test(word)) return false;
  const end = index + word.length;
  const [before, after] = [query.slice(Math.max(0, index - CONTEXT), index), query.slice(end, end + CONTEXT)];
  if (JOINED_LEFT.test(before) || JOINED_RIGHT.test(after)) return true;
  if (APOSTROPHE_LEFT.test(before)) return false;
  if (/^[st]$/i.test(word)) return true;
  // "I" is the word, unless it is joined to something.
  if (/^i$/i.test(word) || !WORD_LEFT.test(before)) return false;
  const isCapital = /\p{Lu}/u.test(word) && /\p{Ll}/u.test(before) && !SENTENCE_LEFT.test(before);
  return isCapital || !/[\p{L}\p{N}]/u.test(after);
}
