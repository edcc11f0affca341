import {
  normalizeComparative,
  normalizeComplement,
  normalizeConverse,
  normalizeDuration,
  normalizeInterval,
  normalizeNeither,
  normalizeRate,
  normalizeRelation,
} from './converse-forms.js';
import { COPULAS, PREPOSITIONS } from './grammar-words.js';
import { PHRASES } from './phrases.js';
import { isTimeAt } from './slots.js';
import { normalizeAgent, normalizeCouple, normalizeGeneric, normalizeMeasure } from './symmetric-forms.js';
import { PAST, type Token, tokensOf } from './tokens.js';
import { ATTRIBUTES, DAY_PARTS, FIGURES, MONTHS, ROLES, TIME_UNITS, WEEKDAYS } from './value-words.js';

/** Returns a sentence in one construction of the several that mean the same. */
export function normalForm(sentence: readonly Token[]): readonly Token[] {
  const known = cache.get(sentence);
  if (known) return known;
  const form = normalize(sentence);
  cache.set(sentence, form);
  return form;
}

/** Normal forms of tokens, which are cached as well: the same neighbours are compared again and again. */
const cache = new WeakMap<readonly Token[], readonly Token[]>();

function normalize(sentence: readonly Token[]): Token[] {
  const tokens = NORMAL_FORMS.reduce((form, undo) => undo(form), sentence);
  const normalized: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [token, next] = [tokens[i] as Token, tokens[i + 1]];
    const phrase = PHRASES.get(token.key)?.find(({ keys }) => keys.every((key, k) => tokens[i + k]?.key === key));
    const isPossessive = token.form === "'s" && i > 0 && next;
    if (phrase) {
      normalized.push({ ...token, form: phrase.word, key: phrase.word });
      i += phrase.keys.length - 1;
    } else if (isPossessive) normalized.push({ ...token, key: 'have' });
    else if (!next || !(isBeforeDate(token, next) || isBeforeUnit(token, next))) normalized.push(token);
  }
  return normalized;
}

/** The constructions, in the order in which they are undone. */
const NORMAL_FORMS = [
  normalizeCouple,
  normalizeInterval,
  normalizeRate,
  normalizeGeneric,
  normalizeMeasure,
  normalizeDuration,
  normalizeAgent,
  normalizeFrequency,
  normalizeWeekday,
  normalizeTime,
  normalizePassive,
  normalizeExpletive,
  normalizeAllergy,
  normalizeComparison,
  normalizeLocation,
  normalizeOwnership,
  normalizeRelation,
  normalizeComparative,
  normalizeConverse,
  normalizeComplement,
  normalizeNeither,
];

/** Turns "on Tuesdays" and "Tuesdays" into "every Tuesday": "on Tuesday" may be the next one. */
function normalizeWeekday(tokens: readonly Token[]): readonly Token[] {
  const isPlural = (token: Token | undefined) =>
    token !== undefined && /days$/.test(token.form) && WEEKDAYS.has(token.form.slice(0, -1));
  return tokens.flatMap((token, i) => {
    if (isPlural(token) && tokens[i - 1]?.key !== 'all') return [{ ...token, form: 'every', key: 'all' }, token];
    return token.form === 'on' && isPlural(tokens[i + 1]) ? [] : [token];
  });
}

/** Turns "nightly" at the end of a sentence into "every night". */
function normalizeFrequency(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  const unit = FREQUENCIES.get(last?.form ?? '');
  if (!last || !unit || tokens.length < MIN_CLAUSE) return tokens;
  return [
    ...tokens.slice(0, -1),
    { ...last, form: 'every', key: 'all' },
    { ...last, form: unit, key: tokensOf(unit)[0]?.key ?? unit },
  ];
}
const FREQUENCIES = new Map([
  ['daily', 'day'],
  ['nightly', 'night'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['yearly', 'year'],
  ['annually', 'year'],
]);

/** Turns "Every Tuesday morning the bins are emptied" into "The bins are emptied every Tuesday morning". */
function normalizeTime(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((token, i) => !(isTimeAt(tokens, i) || DAY_PARTS.has(token.form) || TIME_OPENERS.has(token.form)));
  if (end < 1 || tokens.length - end < MIN_CLAUSE || !tokens.slice(0, end).some((_, i) => isTimeAt(tokens, i))) return tokens;
  return [...tokens.slice(end), ...tokens.slice(0, end)];
}

const TIME_OPENERS = new Set(['each', 'every', 'on', 'in', 'at']);
/** Tokens that a clause has behind the time that it begins with. */
const MIN_CLAUSE = 3;

/** Turns "The bins get emptied" into "The bins are emptied". */
function normalizePassive(tokens: readonly Token[]): readonly Token[] {
  const get = tokens.findIndex(({ key }, i) => key === 'get' && tokens[i + 1]?.key.endsWith(PAST));
  return get < 1 ? tokens : tokens.with(get, { ...(tokens[get] as Token), form: 'is', key: 'be' });
}

/** Turns "It takes nine hours for the kiln to cool" into "The kiln takes nine hours to cool". */
function normalizeExpletive(tokens: readonly Token[]): readonly Token[] {
  const [it, verb] = tokens;
  const subject = tokens.findIndex(({ form }) => form === 'for');
  const to = tokens.findIndex(({ form }, i) => i > subject && form === 'to');
  if (it?.form !== 'it' || !EXPLETIVE_VERBS.has(verb?.key ?? '') || subject < 3 || to < subject + 2) return tokens;
  return [...tokens.slice(subject + 1, to), ...tokens.slice(1, subject), ...tokens.slice(to)];
}

const EXPLETIVE_VERBS = new Set(['take', 'cost', 'requir']);

/** Turns "Noor has a wool allergy" and "has an allergy to wool" into "Noor is allergic to wool". */
function normalizeAllergy(tokens: readonly Token[]): readonly Token[] {
  const [have, allergy] = [tokens.findIndex(({ key }) => key === 'have'), tokens.findIndex(({ key }) => key === 'allergi')];
  const verb = tokens[have];
  if (!verb || have < 1 || allergy <= have) return tokens;
  const isAllergic = [
    { ...verb, form: 'is', key: 'be' },
    { ...verb, form: 'allergic', key: keyOfAllergic },
  ];
  const [allergen, tail] = [tokens.slice(have + 1, allergy), tokens.slice(allergy + 1)];
  const rest = allergen.length ? [{ ...verb, form: 'to', key: 'to' }, ...allergen, ...tail] : tail;
  return [...tokens.slice(0, have), ...isAllergic, ...rest];
}

const keyOfAllergic = tokensOf('allergic')[0]?.key as string;

/** Turns "There are two beds in the attic" into "The attic has two beds". */
function normalizeLocation(tokens: readonly Token[]): readonly Token[] {
  const [there, be] = tokens;
  const at = tokens.findLastIndex(({ form }) => PREPOSITIONS.has(form));
  if (there?.form !== 'there' || be?.key !== 'be' || at < 3 || at === tokens.length - 1) return tokens;
  return [...tokens.slice(at + 1), { ...be, form: 'has', key: 'have' }, ...tokens.slice(2, at)];
}

/** Turns "The owner of the bar is Ana" into "The bar's owner is Ana", and "The van belongs to Bo" into "Bo owns the van". */
function normalizeOwnership(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(({ key }) => COPULAS.has(key));
  const [noun, of] = tokens;
  if (noun && of?.form === 'of' && be > 2 && [ROLES, ATTRIBUTES, FIGURES].some((nouns) => nouns.has(noun.form)))
    return [...tokens.slice(2, be), { ...of, form: "'s", key: "'s" }, noun, ...tokens.slice(be)];
  const owner = tokens.findIndex(({ form }) => form === 'owner');
  const isOwner = owner > 1 && tokens[owner]?.isDefinite && owner === be + 1 && tokens[owner + 1]?.form === 'of';
  if (isOwner) return [...tokens.slice(0, be), owned(tokens[owner] as Token), ...tokens.slice(owner + 2)];
  const owns = tokens.findIndex(({ form }) => OWNING.has(form));
  if (owns > 0) return tokens.with(owns, owned(tokens[owns] as Token));
  const belongs = tokens.findIndex(({ key, form }) => key === 'belong' || BELONGING.has(form));
  const verb = tokens[belongs];
  if (belongs < 1 || !verb || (verb.key === 'belong' && tokens[belongs + 1]?.form !== 'to')) return tokens;
  const [thing, holder] = [
    tokens.slice(0, belongs),
    tokens.slice(belongs + (PREPOSITIONS.has(tokens[belongs + 1]?.form ?? '') ? 2 : 1)),
  ];
  // The cases of "Ana gehört das Boot" show in its articles alone.
  const isOwnerFirst = BELONGING.has(verb.form) && !thing[0]?.afterArticle && holder[0]?.afterArticle;
  return isOwnerFirst ? [...thing, owned(verb), ...holder] : [...holder, owned(verb), ...thing];
}

const OWNING = new Set(['besitzt', 'possède', 'posee']);
const BELONGING = new Set(['gehört', 'appartient', 'pertenece']);

const owned = (token: Token): Token => ({ ...token, form: 'owns', key: 'own' });

/** "per minute" is "a minute" */
const isBeforeUnit = ({ form }: Token, next: Token) => form === 'per' && TIME_UNITS.has(next.form);

/** "on Monday" is "Monday" */
const isBeforeDate = ({ form }: Token, next: Token) =>
  form === 'on' && (WEEKDAYS.has(next.form.replace(/s$/, '')) || MONTHS.has(next.form) || next.form === 'same');

const FONDNESS = new Set(['like', 'prefer']);
const DEGREES = new Set(['more', 'better']);

/** Turns "likes tea more than coffee" and "prefers tea to coffee" into "prefers tea over coffee". */
function normalizeComparison(tokens: readonly Token[]): readonly Token[] {
  const verbAt = tokens.findIndex(({ key }) => FONDNESS.has(key));
  const verb = tokens[verbAt];
  if (!verb) return tokens;
  const thanAt = tokens.findIndex(({ form }, i) => i > verbAt && form === 'than');
  const degreeAt = thanAt - 1;
  if (degreeAt > verbAt + 1 && DEGREES.has(tokens[degreeAt]?.form ?? ''))
    return tokens.flatMap((token, i) => {
      if (i === verbAt) return { ...token, key: 'prefer' };
      if (i === degreeAt) return [];
      return i === thanAt ? toOver(token) : token;
    });
  const toAt = verb.key === 'prefer' ? tokens.findIndex(({ form }, i) => i > verbAt + 1 && form === 'to') : -1;
  return toAt < 0 ? tokens : tokens.map((token, i) => (i === toAt ? toOver(token) : token));
}

const toOver = (token: Token): Token => ({ ...token, form: 'over', key: 'over' });
