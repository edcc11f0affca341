import { functionWordsOf } from '../lexicon/function-words.js';
import { wordsOf } from '../lexicon/words.js';
import { alternation } from '../word-lists.js';

/** Words by which a clause asks, at its beginning. */
const ASKING = alternation`
  (?:can|could|would|will|should|shall|may|do|does|did|is|are|am|was|were|have|has|what|where|when|who|whose|which|why|how|any)
  (?:please|kannst|könnt|können|könnten|hast|haben|gibt|was|wo|wann|wer|wie|warum|welche[rsn]?)
  (?:peux-tu|pouvez-vous|pourriez-vous|est-ce|où|quand|comment|pourquoi|combien|quel(?:le)?s?)
  (?:puedes|podrías|puede|hay|qué|dónde|cuándo|quién|cómo|cuál|cuánto)
`;
const JOINS = `(?:and|so|but|then|also|und|aber|et|mais|y|pero)`;
/** The end of a clause before a question: "I'm Ana, | can you help?", "my boiler is loud and | what should I do?" */
const BEFORE_QUESTION = new RegExp(`(?:[,;:.!]|\\s[-–—]|\\s${JOINS})\\s+(?:${JOINS}\\s+)?(?=¿?${ASKING}(?![\\p{L}']))`, 'giu');

const SELF = alternation`
  (?:i|we)(?:'\p{L}+)?
  (?:my|our|ich|wir|meine?|je|nous|mon|ma|mes|yo|mi|mis|soy|estoy|tengo|somos)
  j'(?=\p{L})
`;
/** The words before a clause that tells of its speaker. */
const OPENING = /^(?:\W*(?:so|ok|okay|cool|hi|hey|hello|well|and|but|also|sure thing|thanks|yeah|yes|hmm|oh)(?!\p{L}))*\W*/iu;
const OF_SELF = new RegExp(`^${SELF}(?![\\p{L}'])`, 'iu');
/** The beginning of a clause behind a question or inside one: "…, because I live in Tartu?", "considering my work as a nurse" */
const BEHIND_QUESTION = new RegExp(
  `${alternation`
    (?:[,;.]|\s[-–—])\s+(?:because|since|as|weil|da|parce que|porque)?\s*
    \s(?:because|considering|given|taking into account|bearing in mind|keeping in mind)(?: that)?\s+
  `}(?=${SELF}(?![\\p{L}']))`,
  'iu',
);

/** A clause that only leads to its question. */
const LEADS_TO_IT = new RegExp(
  `\\b${alternation`
    (?:i|we)(?:'m| am|'re| are| was|'ve been)?(?: just| also)? (?:wonder|curious|asking|not sure|unsure|mean|guess|suppose)
    (?:i|we)(?:'d| would)? (?:just )?(?:like|want|need|love) to (?:know|ask|understand|see)
    (?:i|we)(?:'ve)?(?: have)?(?: got)? (?:a|an|another|one|some)(?: \p{L}+)? questions?
    (?:i|we) (?:don't|do not|can't|cannot) (?:know|understand|remember|see|find|get)
    (?:my|our)(?: \p{L}+)? question
  `}(?!\\p{L})`,
  'iu',
);
/** The most characters of a question that is looked at: longer ones are told in sentences. */
const LONGEST_QUESTION = 1_000;
/** Words of a clause that tells something, if it names and counts nothing. */
const TELLING_WORDS = 6;
/** Words of its own in it. */
const OWN_WORDS = 3;

/**
 * Returns the clause of a question in which its speaker tells something of themselves, before it, behind it or inside it: "I'm
 * Ana, a nurse from Tartu" of "I'm Ana, a nurse from Tartu, can you help me?". Undefined if there is none.
 */
export function toldInQuestion(question: string): string | undefined {
  if (question.length > LONGEST_QUESTION) return undefined;
  const opening = OPENING.exec(question)?.[0].length ?? 0;
  const rest = question.slice(opening);
  if (OF_SELF.test(rest)) {
    const end = [...rest.matchAll(BEFORE_QUESTION)].map(({ index }) => rest.slice(0, index)).find(tells);
    return end && tidy(end);
  }
  const behind = BEHIND_QUESTION.exec(rest);
  const clause = behind && tidy(rest.slice(behind.index + behind[0].length));
  return clause && tells(clause) ? clause : undefined;
}

/** True for a clause of some words of its own, or one that names or counts something. */
function tells(clause: string): boolean {
  if (LEADS_TO_IT.test(clause)) return false;
  const words = wordsOf(clause);
  const functionWords = functionWordsOf(words);
  const own = words.filter((word) => !functionWords.has(word));
  return own.some((word) => isPrecise(word, clause)) || (words.length >= TELLING_WORDS && own.length >= OWN_WORDS);
}

/** True for a number, and for a word with a capital that does not begin the clause. */
function isPrecise(word: string, clause: string): boolean {
  const at = clause.toLowerCase().indexOf(word);
  return /\p{N}/u.test(word) || (at > 0 && clause[at] !== word[0] && !/^i(?:'|$)/.test(word));
}

const tidy = (clause: string): string => clause.replace(/[\s,;:.!?？؟–—-]+$/u, '').trim();
