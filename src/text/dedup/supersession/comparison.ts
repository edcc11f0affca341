import { wordSet } from '../../word-lists.js';
import { isNegation } from '../additions.js';
import { isContent } from '../content.js';
import { type Change, diff } from '../diff.js';
import { COPULAS, PREPOSITIONS } from '../grammar-words.js';
import { isNumber, PAST, type Token } from '../tokens.js';
import { ATTRIBUTES, FAVOURITES, FIGURES, MONTHS, ROLES, UNIQUE_ADJECTIVES, WEEKDAYS } from '../value-words.js';
import {
  isPredicate,
  isTopic,
  MARKING_WORDS,
  type Sign,
  type Signs,
  signsOf,
  stemOf,
  tellsSubject,
  topicKeyOf,
} from './signs.js';

/** The parts that a new text has in common with an older one, and in what it differs. */
export interface Comparison {
  readonly before: Signs;
  readonly after: Signs;
  /** Keys of the content words of the older text that the new one has. */
  readonly shared: readonly string[];
  /** Share of the content words of the shorter text that both have, 0..1. */
  readonly share: number;
  /** Words of the new subject that the older text lacks, and those of the old subject that the new one lacks. */
  readonly unknown: readonly Token[];
  readonly missing: readonly Token[];
  readonly subjects: readonly [older: readonly Token[], newer: readonly Token[]];
  /** All changes from the older text to the new one; none if one is too long to be compared word by word. */
  readonly changes: readonly Change[];
  /** The changes that replace words by others. */
  readonly slots: readonly Change[];
  /** The only one, if nothing else is lost. */
  readonly slot: Change | undefined;
  /** Kinds of facts of which one has one at a time that both are about. */
  readonly singles: readonly string[];
  /** Words of the older text that the new one names in a contrast: "instead of PDF". */
  readonly named: readonly string[];
  /** True if one text denies what the other one says. */
  readonly denies: boolean;
  /** The signs of a change that only the new text has, each with its word. */
  readonly signs: ReadonlyMap<Sign, string>;
  /** True if anything says that the new text changes something. */
  readonly isMarked: boolean;
}

/** Maximum number of tokens of a text that is compared word by word. */
const MAX_TOKENS = 120;

/** Comparisons by the signs of both texts, which are cached: a store asks for each of its neighbours several times. */
const comparisons = new WeakMap<Signs, WeakMap<Signs, Comparison>>();

/** Compares a new text with an older one. */
export function compare(olderText: string, newerText: string): Comparison {
  const [before, after] = [signsOf(olderText), signsOf(newerText)];
  const others = comparisons.get(after) ?? new WeakMap<Signs, Comparison>();
  comparisons.set(after, others);
  const comparison = others.get(before) ?? compareSigns(before, after);
  others.set(before, comparison);
  return comparison;
}

function compareSigns(before: Signs, after: Signs): Comparison {
  const shared = [...before.content].filter((key) => isDerivedIn(key, after.content));
  const shorter = Math.max(1, Math.min(before.content.size, after.content.size));
  const subjects = [before.subject.filter(tellsSubject), after.subject.filter(tellsSubject)] as const;
  const [oldKeys, newKeys] = [keysOf(before.tokens), keysOf(after.tokens)];
  const isShort = Math.max(before.tokens.length, after.tokens.length) < MAX_TOKENS;
  const changes = isShort ? diff(before.tokens, after.tokens) : [];
  const slots = changes.filter(({ removed, added }) => removed.some(isContent) && added.some(isContent));
  const isAlone = slots.length === 1 && changes.filter(({ removed }) => removed.some(isContent)).length === 1;
  const signs = new Map(
    [...after.signs].filter(([sign, word]) => !before.signs.has(sign) && (word !== 'from' || leavesWhatIsFrom(after))),
  );
  const named = namedInContrast(before, after);
  const denies = before.tokens.some(isNegation) !== after.tokens.some(isNegation) && deniesEither(before, after);
  return {
    before,
    after,
    shared,
    share: shared.length / shorter,
    unknown: subjects[1].filter(({ key, form }) => !isWordIn(key, oldKeys) && !MARKING_WORDS.has(form)),
    missing: subjects[0].filter(({ key }) => !isWordIn(key, newKeys)),
    subjects,
    changes,
    slots,
    slot: isAlone ? slots[0] : undefined,
    singles: [...before.singles].filter((kind) => after.singles.has(kind)),
    named,
    denies,
    signs,
    isMarked: denies || named.length > 0 || MARKS.some((sign) => signs.has(sign)),
  };
}

/** Signs that a text changes something, whatever else it says. */
const MARKS: readonly Sign[] = ['change', 'completion', 'renewal', 'correction', 'retraction'];

const keysOf = (tokens: readonly Token[]) => new Set(tokens.map(({ key }) => stemOf(key)));

/** Length from which a word may be found in other forms, and the longest ending that tells a form from the word. */
const [MIN_STEM, MAX_ENDING] = [5, 3];
const isLong = ({ length }: string) => length >= MIN_STEM;
const isPrefix = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

/** True if a set has a word, or one derived from it: "sponsor" and "sponsorship". */
export const isDerivedIn = (key: string, keys: ReadonlySet<string>): boolean =>
  keys.has(stemOf(key)) || (isLong(key) && [...keys].some((other) => isLong(other) && isPrefix(other, stemOf(key))));

/** True if a set has a word, with this ending or another one. */
export const isWordIn = (key: string, keys: ReadonlySet<string>): boolean =>
  keys.has(stemOf(key)) ||
  (isLong(key) &&
    [...keys].some(
      (other) => isLong(other) && isPrefix(other, stemOf(key)) && Math.abs(other.length - key.length) <= MAX_ENDING,
    ));

/** Words before the old value in a contrast. */
export const CONTRASTS: ReadonlySet<string> = wordSet(`
  instead than not no longer from over
  nicht statt anstatt lieu plutôt ne ya lugar invece non vez plaats niet вместо не`);
/** Number of tokens behind such a word among which the old value stands: fewer behind "from", which has other meanings. */
const REACH = { from: 2, others: 4 };

/** True if "from" tells an old value: "moved from Tartu", "went from 100 to 250"; not "am from Tartu", "was bought from Acme". */
const leavesWhatIsFrom = ({ tokens, signs }: Signs) => signs.has('change') || tokens.some(({ form }) => form === 'to');

function namedInContrast(before: Signs, after: Signs): string[] {
  const { tokens } = after;
  const count = (texts: readonly Token[], word: string) => texts.filter(({ form }) => form === word).length;
  const isContrast = ({ form }: Token) => CONTRASTS.has(form) && (form !== 'from' || leavesWhatIsFrom(after));
  const isNew = (token: Token) => isContrast(token) && count(tokens, token.form) > count(before.tokens, token.form);
  // "took over" and "is over" name no old value; "tea over coffee" does.
  const isOfVerb = (i: number) => tokens[i]?.form === 'over' && isPredicate(tokens[i - 1] ?? { key: '', form: '' });
  return tokens.flatMap((token, i) => {
    const reach = token.form === 'from' ? REACH.from : REACH.others;
    const next = isNew(token) && !isOfVerb(i) ? tokens.slice(i + 1, i + 1 + reach) : [];
    return next.filter((word) => isTopic(word) && isDerivedIn(topicKeyOf(word), before.content)).map(({ form }) => form);
  });
}

const deniesEither = (before: Signs, after: Signs) => deniesOf(after, before) || deniesOf(before, after);

/** Content words after a negation that it denies. */
const DENIED = 2;

const deniesOf = ({ tokens }: Signs, { content }: Signs) =>
  tokens.some((token, i) => {
    if (!isNegation(token)) return false;
    const denied = tokens
      .slice(i + 1)
      .filter(isContent)
      .slice(0, DENIED);
    return denied.some(({ key }) => isDerivedIn(key, content));
  });

export const isDate = ({ form }: Token): boolean => WEEKDAYS.has(form.replace(/s$/, '')) || MONTHS.has(form);

export const isQuantity = (token: Token): boolean => isNumber(token) || isDate(token);

/** True for a noun or adjective of something that has one value at a time. */
export const isFunctional = ({ form }: Pick<Token, 'form'>): boolean => FUNCTIONAL.some((words) => words.has(form));
const FUNCTIONAL = [ATTRIBUTES, ROLES, FIGURES, FAVOURITES, UNIQUE_ADJECTIVES];

const facts = (part: readonly Token[]) => part.filter(isContent);

/** True if one figure replaces another, with little around them. */
const isSwap = ({ removed, added }: Change) =>
  removed.some(isNumber) && added.some(isNumber) && facts(added).length <= facts(removed).length + 1;

/** Returns the name with which both texts begin, without an article: "Otto"; undefined if there is none. */
export function commonName({ before, after }: Comparison): Token | undefined {
  const [older, newer] = [before.tokens[0], after.tokens[0]];
  if (before.isSelf || after.isSelf || before.label || !older || older.key !== newer?.key) return undefined;
  return isTopic(older) &&
    /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(older.form) &&
    !older.afterArticle &&
    !newer.afterArticle
    ? newer
    : undefined;
}

/** True if both texts say a quantity or a date. */
export const haveQuantities = ({ before, after }: Comparison): boolean =>
  before.tokens.some(isQuantity) && after.tokens.some(isQuantity);

/** True if one participle replaces another: "has been placed", "was shipped". */
export const isStateChange = ({ removed, added }: Change): boolean =>
  facts(removed).length === 1 && [removed, added].every((part) => part.some(({ key }) => key.endsWith(PAST) || key === 'done'));

/** True if both texts have the same label. */
export const haveSameLabel = ({ before, after }: Comparison): boolean => before.label !== '' && before.label === after.label;

const beginsPredicate = ({ key, form }: Token) =>
  isPredicate({ key, form }) || PREPOSITIONS.has(form) || /[a-z]{3}(?:ed|ing)$/.test(form);

/** True if the new text says something else of the same subject: "is in Basel", "has a roof terrace". */
export function saysOtherPredicate(comparison: Comparison): boolean {
  const { slot } = comparison;
  if (!slot || isSwap(slot) || isStateChange(slot) || haveSameLabel(comparison)) return false;
  return [...slot.removed, ...slot.added].some(beginsPredicate);
}

/** True if a slot is behind a copula or preposition. */
export function followsVerb({ oldStart }: Change, { tokens }: Signs): boolean {
  const previous = tokens[oldStart - 1];
  return previous !== undefined && (COPULAS.has(previous.key) || PREPOSITIONS.has(previous.form));
}

/** True if the old value, and at least a part of the new one, are of one kind. */
export const isOfKind = ({ removed, added }: Change, test: (token: Token) => boolean): boolean =>
  facts(removed).every(test) && facts(added).some(test);
