import { anyOf, wordSet } from '../../word-lists.js';
import { isOnlyPossible } from '../possibility.js';
import { isNumber, type Token } from '../tokens.js';
import {
  type Comparison,
  commonName,
  haveQuantities,
  haveSameLabel,
  isDate,
  isFunctional,
  isQuantity,
  isWordIn,
  saysOtherPredicate,
} from './comparison.js';
import { isPast, SINGLE_WORDS, type Sign, type Signs, stemOf, topicKeyOf } from './signs.js';

/** Longer new texts tell more than one fact. Tokens. */
const MAX_NEW_TOKENS = 32;
/** Public similarity below which two texts without a common word are about different matters. */
const MIN_SIMILARITY = 0.6;

/**
 * True if two texts stand side by side, whatever their words say: they are about different people or things, tell events or
 * readings of different times, or say different things of one subject. A correction may change the subject itself.
 */
export function standSideBySide(comparison: Comparison, similarity: number): boolean {
  const { before, after, signs, isMarked } = comparison;
  if (after.tokens.length > MAX_NEW_TOKENS || haveSameWords(comparison) || adds(comparison)) return true;
  if ((!isMarked && isOtherFact(comparison)) || isHistory(comparison)) return true;
  if (isOneMore(comparison) || isOtherSide(comparison) || isOnlyPossible(before.tokens, after.tokens)) return true;
  return !signs.has('correction') && (isOtherMatter(comparison, similarity) || isOtherThing(comparison));
}

/** True if both have the same words in another order: the roles may be swapped. */
const haveSameWords = ({ before, after }: Comparison) => sortedKeys(before) === sortedKeys(after);
const sortedKeys = ({ tokens }: Signs) =>
  tokens
    .map(({ key }) => key)
    .sort()
    .join(' ');

const ADDITIVES = anyOf(
  'also|too|another|as well|additionally|auch|ebenfalls|aussi',
  'également|también|anche|também|тоже|также',
);
const ADDS = new RegExp(`(?<!\\p{L})${ADDITIVES}(?!\\p{L})|も|也|还`, 'iu');
const adds = ({ after: { signs, tokens } }: Comparison) =>
  signs.has('addition') && ADDS.test(tokens.map(({ form }) => form).join(' '));

/** True for one more of what one can have several of: "is now allergic to pollen", "has a shower now". */
function isOneMore({ before, after, signs, named, denies, singles, slot, share }: Comparison): boolean {
  if (named.length || denies || singles.length || !slot || share === 1 || slot.removed.some(isQuantity)) return false;
  return onlyBegins({ signs }) && [...before.several].some((word) => after.several.has(word));
}
/** True if no sign says that something has ended. */
const onlyBegins = ({ signs }: Pick<Comparison, 'signs'>): boolean => [...signs.keys()].every((sign) => ONSETS.has(sign));

/** Signs that something has begun, which do not say that something else has ended. */
const ONSETS: ReadonlySet<Sign> = new Set<Sign>(['renewal', 'completion', 'addition']);

function isOtherMatter(comparison: Comparison, similarity: number): boolean {
  const { shared, singles } = comparison;
  return (
    isRelative(comparison) || haveOtherNumbers(comparison) || (!shared.length && !singles.length && similarity < MIN_SIMILARITY)
  );
}

/** "Otto works at the harbour" and "Otto moved in with his girlfriend": two sides of one person, with no word in common. */
function isOtherSide(comparison: Comparison): boolean {
  const { before, after, signs, named, denies, singles, shared, isMarked } = comparison;
  if (!isMarked || named.length || denies || singles.length || UNDOING.some((sign) => signs.has(sign))) return false;
  const name = commonName(comparison);
  if (!name || isFunctional(name) || haveQuantities(comparison)) return false;
  return before.tokens[before.verbAt]?.key !== after.tokens[after.verbAt]?.key && shared.every((key) => key === topicKeyOf(name));
}
/** True if the older text tells of former times, which today's leave true: "used to live in Ghent", "lives in Namur". */
function isHistory({ before, after, signs }: Comparison): boolean {
  const tellsHistory = ({ tokens }: Signs) =>
    tokens.some(({ form }, i) => FORMERLY.has(form) || (form === 'used' && tokens[i + 1]?.form === 'to'));
  return tellsHistory(before) && !tellsHistory(after) && !UNDOING.some((sign) => signs.has(sign));
}
const FORMERLY = wordSet('formerly previously früher ehemals autrefois antiguamente раньше');

/** Signs that an earlier statement is taken back, whatever words it had. */
const UNDOING: readonly Sign[] = ['correction', 'retraction'];

/** "The marketing budget" and "the hiring budget": things of one kind, each of which the other text does not know. */
function isOtherThing({ before, after, unknown, missing, subjects: [older, newer], named }: Comparison): boolean {
  if (named.length || !unknown.length || !missing.length || before.verbAt < 0 || after.verbAt < 0) return false;
  const kinds = new Set(older.map(topicKeyOf));
  return newer.some((token) => kinds.has(topicKeyOf(token)));
}

/** People with whom two texts can be about two people, although they share all other words. */
const RELATIVES = wordSet(`
  brother sister mother father mom mum dad wife husband son daughter aunt uncle cousin grandmother grandfather grandma
  grandpa nephew niece friend neighbour neighbor colleague parents bruder schwester mutter vater frau mann sohn tochter
  frère sœur mère père femme mari fils fille hermano hermana madre padre esposa marido hijo hija fratello sorella moglie
  marito figlio figlia irmão irmã mãe pai брат сестра мать отец мама папа жена муж сын дочь`);
const isRelation = ({ form }: Token) => RELATIVES.has(form);
const isRelative = ({ unknown, missing, slot }: Comparison) =>
  unknown.some(isRelation) ||
  missing.some(isRelation) ||
  (slot?.removed.some(isRelation) && slot.added.some(isRelation)) === true;

/** "Order 5512" and "Order 5513" */
function haveOtherNumbers({ before, after }: Comparison): boolean {
  const [older, newer] = [numbersOf(before.subject), new Set(numbersOf(after.subject))];
  return older.length > 0 && newer.size > 0 && !older.some((number) => newer.has(number));
}
const numbersOf = (tokens: readonly Token[]) => tokens.filter(({ form }) => /\p{N}/u.test(form)).map(({ key }) => key);

/** The older text has so many times the tokens of the new one if the new one is about a part of it. */
const WHOLE = 1.4;

/** True if the new text is about a part of what the older one tells. */
export const isPartial = ({ before, after }: Comparison): boolean => before.tokens.length > WHOLE * after.tokens.length;

/** True if two texts, neither of which says that something changed, tell two facts. */
function isOtherFact(comparison: Comparison): boolean {
  const { before, after, slot, singles } = comparison;
  if (hasOtherSubject(comparison) || (isPast(before) && isPast(after)) || isOtherKind(comparison)) return true;
  if (slot && isDatedEvent(comparison)) return true;
  if (saysOtherPredicate(comparison) && !singles.length) return true;
  return !isPartial(comparison) && (changesSeveral(comparison) || (isReading(before) && isReading(after)));
}

function hasOtherSubject({ before, after, unknown, missing, subjects: [older, newer] }: Comparison): boolean {
  if (unknown.length && missing.length) return true;
  if (before.isSelf && !older.length && unknown.some((token) => !isFunctional(token) && !SINGLE_WORDS.has(token.form)))
    return true;
  const keys = new Set(older.map(({ key }) => stemOf(key)));
  const areKnown = before.verbAt > 0 && after.verbAt > 0 && older.length > 0 && newer.length > 0;
  return areKnown && !newer.some(({ key }) => isWordIn(key, keys));
}

/** True if several values differ, and not all of them are figures or dates, which move together. */
const changesSeveral = ({ slots }: Comparison) =>
  slots.length > 1 && !slots.every(({ removed, added }) => removed.some(isQuantity) && added.some(isQuantity));

/** "is a teacher" and "is 41 years old" */
const isOtherKind = ({ slot, shared }: Comparison) =>
  slot !== undefined && !shared.length && slot.removed.some(isNumber) !== slot.added.some(isNumber);

/** True for another time of something that happens on a day: "Meeting with Ana on 3 May". */
export function isDatedEvent(comparison: Comparison): boolean {
  const { before, after, slot } = comparison;
  const isTime = slot?.removed.some(isQuantity) && slot.added.some(isQuantity);
  return (
    Boolean(isTime) && before.tokens.some(isDate) && after.tokens.some(isDate) && isEvent(before) && !haveSameLabel(comparison)
  );
}

/** True for something that happened, or a note without a verb. */
export const isEvent = (signs: Signs): boolean => isPast(signs) || (signs.verbAt < 0 && !signs.label);

/** True for a figure of one day: "82.4 kg on Monday". */
export const isReading = ({ tokens }: Signs): boolean =>
  tokens.some(isDate) && tokens.some((token, i) => isNumber(token) && ![tokens[i - 1], tokens[i + 1]].some(isOfTime));
const isOfTime = (token: Token | undefined) => token !== undefined && (isDate(token) || token.form === 'at');
