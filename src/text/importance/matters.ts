import { PhraseTable, phrasesOf } from '../lexicon/phrase-table.js';
import { wordsOf } from '../lexicon/words.js';
import * as bindingPhrases from './binding-phrases.js';
import { withoutFigures } from './figures-of-speech.js';
import { frameOf, isTakenBack, withoutQuotations } from './frames.js';
import { MATTERS, type Matter } from './matter.js';
import * as weightyPhrases from './weighty-phrases.js';
import { WEIGHTY_PARTS, WEIGHTY_WORDINGS } from './weighty-wordings.js';

/** The matters that a text is about for sure, and those of words that often mean something else. */
export interface Matters {
  readonly sure: ReadonlySet<Matter>;
  readonly possible: ReadonlySet<Matter>;
}

interface WeightyPhrase {
  readonly matter: Matter;
  readonly isSure: boolean;
}

const phrases = { ...weightyPhrases, ...bindingPhrases };

const weighty = (matter: Matter, isSure: boolean, list: string): (readonly [string, WeightyPhrase])[] =>
  phrasesOf(list).map((phrase) => [phrase, { matter, isSure }] as const);

/** A phrase that several lists have belongs to the first: so the sure ones come first. */
const WEIGHTY = new PhraseTable<WeightyPhrase>([
  ...weighty('health', true, phrases.HEALTH_SURE),
  ...weighty('danger', true, phrases.DANGER_SURE),
  ...weighty('attack', true, phrases.ATTACK_SURE),
  ...weighty('law', true, phrases.LAW_SURE),
  ...weighty('no way back', true, phrases.NO_WAY_BACK_SURE),
  ...weighty('decision', true, phrases.DECISION_SURE),
  ...weighty('commitment', true, phrases.COMMITMENT_SURE),
  ...weighty('consequence', true, phrases.CONSEQUENCE_SURE),
  ...weighty('prohibition', true, phrases.PROHIBITION_SURE),
  ...weighty('contract', true, phrases.CONTRACT_SURE),
  ...weighty('money', true, phrases.MONEY_SURE),
  ...weighty('loss', true, phrases.LOSS_SURE),
  ...weighty('change', false, phrases.LASTING_CHANGE),
  ...weighty('health', false, phrases.HEALTH_POSSIBLE),
  ...weighty('danger', false, phrases.DANGER_POSSIBLE),
  ...weighty('attack', false, phrases.ATTACK_POSSIBLE),
  ...weighty('law', false, phrases.LAW_POSSIBLE),
  ...weighty('no way back', false, phrases.NO_WAY_BACK_POSSIBLE),
  ...weighty('decision', false, phrases.DECISION_POSSIBLE),
  ...weighty('commitment', false, phrases.COMMITMENT_POSSIBLE),
  ...weighty('consequence', false, phrases.CONSEQUENCE_POSSIBLE),
  ...weighty('prohibition', false, phrases.PROHIBITION_POSSIBLE),
  ...weighty('contract', false, phrases.CONTRACT_POSSIBLE),
  ...weighty('money', false, phrases.MONEY_POSSIBLE),
  ...weighty('loss', false, phrases.LOSS_POSSIBLE),
  ...weighty('obligation', false, phrases.OBLIGATION),
]);

const SURE_PATTERNS = [...WEIGHTY_PARTS, ...WEIGHTY_WORDINGS];

/** One of how many sentences must be about a matter, so that the text is: a long text touches many. */
const SENTENCES_A_MATTER = 6;
/** Something that recurs is a habit, not a date to keep. */
const RECURRING =
  /(?<!\p{L})(?:every|each|weekly|monthly|daily|yearly|annually|(?:once|twice) an?|per (?:week|month|year))(?!\p{L})/u;

/** Matters that a sentence about a possibility can be about: the others are not yet so. */
const ALREADY_SO: ReadonlySet<Matter> = new Set<Matter>(['health', 'danger', 'attack', 'prohibition', 'obligation']);
/** Matters whose phrases are denials themselves. */
const DENIALS: ReadonlySet<Matter> = new Set<Matter>(['prohibition', 'obligation', 'no way back']);

/** Returns the matters of the sentences of a text. */
export function mattersIn(sentences: readonly string[]): Matters {
  const sure = new Map<Matter, number>();
  const all = new Map<Matter, number>();
  for (const sentence of isAdvice(sentences) ? [] : sentences)
    for (const [matter, isSure] of mattersOf(withoutQuotations(withoutFigures(sentence)).toLowerCase())) {
      all.set(matter, (all.get(matter) ?? 0) + 1);
      if (isSure) sure.set(matter, (sure.get(matter) ?? 0) + 1);
    }
  const least = sentences.length / SENTENCES_A_MATTER;
  const certain = new Set(MATTERS.filter((matter) => (sure.get(matter) ?? 0) >= Math.max(least, 1)));
  const likely = MATTERS.filter((matter) => sure.has(matter) || (all.get(matter) ?? 0) >= Math.max(least, 1));
  return { sure: certain, possible: new Set(likely.filter((matter) => !certain.has(matter))) };
}

/** True for a text that begins as advice for anybody does. */
const isAdvice = ([first = '', ...others]: readonly string[]): boolean =>
  others.length >= 2 && frameOf(first.toLowerCase()) === 'advice';

/** Returns the matters of a sentence, and whether they are sure. */
function mattersOf(sentence: string): Map<Matter, boolean> {
  const frame = frameOf(sentence);
  const matters = new Map<Matter, boolean>();
  if (frame && frame !== 'possibility') return matters;
  const add = (matter: Matter, isSure: boolean) => {
    if ((frame && !ALREADY_SO.has(matter)) || (matter === 'commitment' && isRecurring)) return;
    matters.set(matter, isSure || matters.get(matter) === true);
  };
  const isRecurring = RECURRING.test(sentence);
  const words = wordsOf(sentence);
  for (const { value, at } of WEIGHTY.find(words))
    if (DENIALS.has(value.matter) || !isTakenBack(words, at)) add(value.matter, value.isSure);
  for (const [matter, pattern] of SURE_PATTERNS) {
    const match = matters.get(matter) ? null : pattern.exec(sentence);
    if (!match) continue;
    const before = wordsOf(sentence.slice(0, match.index));
    if (DENIALS.has(matter) || !isTakenBack(before, before.length)) add(matter, true);
  }
  return matters;
}
