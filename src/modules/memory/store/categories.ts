import { CUES, FICTION, NATURE, OUTDOOR_TAGS, WORKING_TAGS } from './categories/cues.js';
import { BUSINESS } from './categories/lexicon/business.js';
import { LEISURE } from './categories/lexicon/leisure.js';
import { PEOPLE } from './categories/lexicon/people.js';
import { TEAMWORK } from './categories/lexicon/teamwork.js';
import { TECHNOLOGY } from './categories/lexicon/technology.js';
import { WORLD } from './categories/lexicon/world.js';
import { TAGS, type Tag, type TagLexicon } from './categories/tags.js';
import { PhraseTable, phrasesOf } from './lexicon/phrase-table.js';
import { wordsOf } from './lexicon/words.js';
import { isSmallTalk } from './small-talk.js';

type Vote = Readonly<Partial<Record<Tag, number>>>;

const MAX_TAGS = 3;
/** One weak word is no evidence, a clear one or two weak ones are. */
const LEAST_EVIDENCE = 2;
/** A second or third tag must come this close to the first. */
const SHARE_OF_BEST = 0.6;
/** What is told about a book or a forest is rarely about the trade whose words occur in it. */
const DAMPING = 0.4;
/** One strong word: a sentence that speaks of nobody may as well state a general fact. */
const THIN_EVIDENCE = 3;
const PERSONAL = /\b(?:i|i'm|my|me|we|our|us|you|your|he|his|him|she|her|they|their|please)\b/iu;
const FALLBACK: Tag = 'knowledge';

const TABLE = new PhraseTable<Vote>(votes([...PEOPLE, ...LEISURE, ...WORLD, ...TECHNOLOGY, ...BUSINESS, ...TEAMWORK]));

/**
 * 1 to 3 tags of the closed list, the best supported first. Deterministic: every word and phrase of the lexicons votes for its tags
 * with 3, 2 or 1 points, regular expressions add what is not a word (prices, colours, identifiers), and `knowledge` stands where
 * nothing else has evidence.
 */
export function categoriesOf(text: string): Tag[] {
  if (isSmallTalk(text)) return ['small_talk'];
  const scores = scoresOf(text);
  const ranked = TAGS.filter((tag) => scores[tag] >= LEAST_EVIDENCE).sort((a, b) => scores[b] - scores[a]);
  const [best] = ranked;
  if (!best) return [FALLBACK];
  const chosen = ranked.filter((tag) => scores[tag] >= SHARE_OF_BEST * scores[best]).slice(0, MAX_TAGS);
  const isThin = scores[best] <= THIN_EVIDENCE && chosen.length < MAX_TAGS && !chosen.includes(FALLBACK);
  return isThin && !PERSONAL.test(text) ? [...chosen, FALLBACK] : chosen;
}

function scoresOf(text: string): Record<Tag, number> {
  const scores = Object.fromEntries(TAGS.map((tag) => [tag, 0])) as Record<Tag, number>;
  const words = wordsOf(text);
  for (const { value } of new Map(TABLE.find(words).map((hit) => [hit.phrase, hit])).values())
    for (const [tag, points] of Object.entries(value)) scores[tag as Tag] += points;
  for (const { pattern, tag, points } of CUES) if (pattern.test(text)) scores[tag] += points;
  if (words.some((word) => FICTION.has(word))) damp(scores, WORKING_TAGS);
  if (words.some((word) => NATURE.has(word))) damp(scores, OUTDOOR_TAGS);
  return scores;
}

function damp(scores: Record<Tag, number>, tags: readonly Tag[]): void {
  for (const tag of tags) scores[tag] *= DAMPING;
}

/** A phrase that several tags list votes for each of them, for a tag that lists it twice with the higher points. */
function votes(lexicons: readonly TagLexicon[]): Iterable<readonly [string, Vote]> {
  const merged = new Map<string, Partial<Record<Tag, number>>>();
  for (const { tag, strong = '', clear = '', weak = '' } of lexicons)
    for (const [points, list] of [
      [1, weak],
      [2, clear],
      [3, strong],
    ] as const)
      for (const phrase of phrasesOf(list)) merged.set(phrase, { ...merged.get(phrase), [tag]: points });
  return merged;
}
