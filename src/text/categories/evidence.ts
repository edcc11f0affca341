import { PhraseTable, phrasesOf } from '../lexicon/phrase-table.js';
import { wordsOf } from '../lexicon/words.js';
import { CUES, FICTION, NATURE, OFFICE_TAGS, WORKING_TAGS } from './cues.js';
import { BUSINESS } from './lexicon/business.js';
import { LEISURE } from './lexicon/leisure.js';
import { PEOPLE } from './lexicon/people.js';
import { TEAMWORK } from './lexicon/teamwork.js';
import { TECHNOLOGY } from './lexicon/technology.js';
import { WORLD } from './lexicon/world.js';
import { TAGS, type Tag, type TagLexicon } from './tags.js';

type Vote = Readonly<Partial<Record<Tag, number>>>;

/** The factor for the points of trades in a text about a book or a forest, which has their words, but is rarely about them. */
const DAMPING = 0.4;

const TABLE = new PhraseTable<Vote>(votes([...PEOPLE, ...LEISURE, ...WORLD, ...TECHNOLOGY, ...BUSINESS, ...TEAMWORK]));

/**
 * Returns the evidence for each tag in the words of a text, in points, 0 or more. Every word and phrase of the lexicons votes
 * for its tags with 3, 2 or 1 points, once however often it occurs; {@link CUES} add prices, colours, identifiers and the like.
 */
export function evidenceIn(text: string): Record<Tag, number> {
  const scores = Object.fromEntries(TAGS.map((tag) => [tag, 0])) as Record<Tag, number>;
  const words = wordsOf(text);
  const votesOfPhrases = new Map(TABLE.find(words).map(({ phrase, value }) => [phrase, value]));
  for (const vote of votesOfPhrases.values()) for (const [tag, points] of Object.entries(vote)) scores[tag as Tag] += points;
  for (const { pattern, tag, points } of CUES) if (pattern.test(text)) scores[tag] += points;
  if (words.some((word) => FICTION.has(word))) damp(scores, WORKING_TAGS);
  if (words.some((word) => NATURE.has(word))) damp(scores, OFFICE_TAGS);
  return scores;
}

function damp(scores: Record<Tag, number>, tags: readonly Tag[]): void {
  for (const tag of tags) scores[tag] *= DAMPING;
}

/** Returns the votes of each phrase: for every tag that lists it, with the higher points if a tag lists it twice. */
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
