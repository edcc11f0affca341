import { COPULAS, PREPOSITIONS } from './grammar-words.js';
import { isTimeAt } from './slots.js';
import { PAST, type Token, tokensOf } from './tokens.js';
import { ATTRIBUTES, DAY_PARTS, FIGURES, MONTHS, ROLES, TIME_UNITS, WEEKDAYS } from './value-words.js';

/** Returns a sentence in one construction of the several that mean the same. */
export function normalForm(sentence: readonly Token[]): Token[] {
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
  normalizeTime,
  normalizePassive,
  normalizeExpletive,
  normalizeAllergy,
  normalizeComparison,
  normalizeLocation,
  normalizeOwnership,
];

/** Keys of words that together say the same as one word. */
interface Phrase {
  readonly keys: readonly string[];
  readonly word: string;
}

/** Phrases by their first key. Of several that fit, the first one counts. */
const PHRASES = byFirstKey([
  ["'s name be", 'name'],
  ['be name+', 'name'],
  ['be call+', 'name'],
  ['name+', 'name'],
  ['call+', 'name'],
  ['be genannt', 'name'],
  ['be emploi+', 'work'],
  ['be locat+', 'be'],
  ['be situat+', 'be'],
  ['be base+', 'be'],
  ['be hold+', 'be'],
  ['take place', 'be'],
  ['be abl to', 'can'],
  ['would like', 'want'],
  ['be in charg of', 'oversee'],
  ['be respons for', 'oversee'],
  ['look after', 'tend'],
  ['take care of', 'tend'],
  ['make us of', 'us'],
  ['be not allow+ to', 'must not'],
  ['be need+', 'be necessari'],
  ['be requir+', 'be necessari'],
  ['be compos+ of', 'consist of'],
  ['be made+ of', 'consist of'],
]);

function byFirstKey(phrases: readonly (readonly [keys: string, word: string])[]): ReadonlyMap<string, readonly Phrase[]> {
  const byKey = new Map<string, Phrase[]>();
  for (const [text, word] of phrases) {
    const keys = text.split(' ');
    const first = keys[0] as string;
    byKey.set(first, [...(byKey.get(first) ?? []), { keys, word }]);
  }
  return byKey;
}

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
  const belongs = tokens.findIndex(({ key }) => key === 'belong');
  if (belongs < 1 || tokens[belongs + 1]?.form !== 'to') return tokens;
  const owns = { ...(tokens[belongs] as Token), form: 'owns', key: 'own' };
  return [...tokens.slice(belongs + 2), owns, ...tokens.slice(0, belongs)];
}

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
