import { matchesOf } from '../../common/matches.js';
import { remembering } from '../../common/remembering.js';
import { functionWordsOf, withoutAccents } from '../lexicon/function-words.js';
import { pairsOf, RUN_OR_WORD } from '../lexicon/unspaced.js';
import { formsOf } from '../lexicon/words.js';

/** Maximum length of a text that states one fact, in content words and in UTF-16 units. */
const SHORT_TEXT = { words: 25, length: 400 };
/** Share of the stems of the shorter text that two versions of a fact share. */
const SHARED_STEMS = 0.5;

/**
 * Returns true if two texts may be versions of one fact: both are short, and share half of the stems of the shorter one. Their
 * similarity is for the caller to check.
 */
export function mayBeVersions(before: string, after: string): boolean {
  if (Math.max(before.length, after.length) > SHORT_TEXT.length) return false;
  const [a, b] = [contentStemsOf(before), contentStemsOf(after)];
  const [shorter, longer] = a.size < b.size ? [a, b] : [b, a];
  if (shorter.size === 0 || longer.size > SHORT_TEXT.words) return false;
  return [...shorter].filter((stem) => longer.has(stem)).length >= SHARED_STEMS * shorter.size;
}

/** Texts whose stems are cached: a store compares its text with each neighbour, and the same neighbours are compared again. */
const TEXTS = { most: 1_000, longest: SHORT_TEXT.length };

/** Returns the distinct stems of a text without its function words; pairs of characters of a script without spaces. */
const contentStemsOf = remembering(readContentStems, TEXTS);

function readContentStems(text: string): ReadonlySet<string> {
  const words = matchesOf(withoutAccents(text), RUN_OR_WORD).flatMap(({ 0: word, groups }) =>
    groups?.['unspaced'] ? pairsOf(word) : [word.toLowerCase()],
  );
  const functionWords = functionWordsOf(words);
  return new Set(words.filter((word) => !functionWords.has(word)).map((word) => formsOf(word)[2]));
}
