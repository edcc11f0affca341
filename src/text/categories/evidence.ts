import { PhraseTable, phrasesOf } from '../lexicon/phrase-table.js';
import { wordsOf } from '../lexicon/words.js';
import { CUES, FICTION, NATURE, OUTDOOR_TAGS, WORKING_TAGS } from './cues.js';
import { BUSINESS } from './lexicon/business.js';
import { LEISURE } from './lexicon/leisure.js';
import { PEOPLE } from './lexicon/people.js';
import { TEAMWORK } from './lexicon/teamwork.js';
import { TECHNOLOGY } from './lexicon/technology.js';
import { WORLD } from './lexicon/world.js';
import { TAGS, type Tag, type TagLexicon } from './tags.js';

type Vote = Readonly<Partial<Record<Tag, number>>>;

/** What is told about a book or a forest is rarely about the trade whose words occur in it. */
const DAMPING = 0.4;

const TABLE = new PhraseTable<Vote>(votes([...PEOPLE, ...LEISURE, ...WORLD, ...TECHNOLOGY, ...BUSINESS, ...TEAMWORK]));

/**
 * How much the words of a text speak for each tag, 0 or more points: every word and phrase of the lexicons votes for its tags with 3, 2
 * or 1 points, regular expressions add what is not a word (prices, colours, identifiers).
 */
export function evidenceIn(text: string): Record<Tag, number> {
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
