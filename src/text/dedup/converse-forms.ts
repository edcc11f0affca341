import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { isContent, isCopula } from './content.js';
import { CONNECTIVES, PREPOSITIONS } from './grammar-words.js';
import { isTimeUnit } from './slots.js';
import { isNumber, PAST, type Token } from './tokens.js';
import { TIME_UNITS } from './value-words.js';

// Pairs of constructions that say the same from two sides, or with and without a denial.

/** Turns "The school is younger than the chapel" into "The chapel is older than the school". */
export function normalizeComparative(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(isCopula);
  const [copula, adjective, than] = tokens.slice(be, be + 3);
  const contrary = CONVERSE_COMPARATIVES.get(adjective?.form ?? '');
  if (be < 1 || !copula || !adjective || !contrary || than?.form !== 'than') return tokens;
  const [subject, other] = [tokens.slice(0, be), tokens.slice(be + 3)];
  if (!other.length || other.some((token) => PREPOSITIONS.has(token.form) || token.afterPause || isNumber(token))) return tokens;
  return [...other, copula, { ...adjective, form: contrary, key: contrary }, than, ...subject];
}

/** Comparatives of opposites on one scale, each with the one that stands for both. */
const CONVERSE_COMPARATIVES: ReadonlyMap<string, string> = new Map([
  ['younger', 'older'],
  ['newer', 'older'],
  ['smaller', 'bigger'],
  ['shorter', 'longer'],
  ['lighter', 'heavier'],
  ['slower', 'faster'],
  ['lower', 'higher'],
  ['colder', 'warmer'],
  ['narrower', 'wider'],
  ['weaker', 'stronger'],
  ['worse', 'better'],
]);

/**
 * Turns "Bo bought the boat from Ana" into "Ana sold the boat to Bo", and "Karl is Ines's manager" into "Ines reports to Karl".
 */
export function normalizeConverse(tokens: readonly Token[]): readonly Token[] {
  const [subject, reports, preposition, ...manager] = tokens;
  const isReport = reports?.key === 'report' && preposition?.form === 'to' && manager.length && manager.every(({ name }) => name);
  if (subject && isReport)
    return [
      subject,
      { ...reports, form: "'s", key: "'s" },
      { ...reports, ...MANAGER },
      { ...reports, form: 'is', key: 'be' },
      ...manager,
    ];
  const verbAt = tokens.findIndex(({ key }, i) => i > 0 && CONVERSE_VERBS.has(key.replace(PAST, '')));
  const fromAt = tokens.findIndex(({ form }, i) => i > verbAt + 1 && form === 'from');
  const verb = tokens[verbAt];
  if (!verb || fromAt < 0 || tokens.some(isNegation)) return tokens;
  const source = tokens.slice(fromAt + 1);
  // "From the shop in May": only a name is sure to be all of who sold it.
  if (!source.length || !source.every(({ name }) => name)) return tokens;
  const key = `${CONVERSE_VERBS.get(verb.key.replace(PAST, ''))}${verb.key.endsWith(PAST) ? PAST : ''}`;
  const to = { ...(tokens[fromAt] as Token), form: 'to', key: 'to' };
  return [...source, { ...verb, form: key, key }, ...tokens.slice(verbAt + 1, fromAt), to, ...tokens.slice(0, verbAt)];
}

const MANAGER = { form: 'manager', key: 'manag' };

/** Verbs of who gets something, by their stems, each with that of who gives it. */
const CONVERSE_VERBS: ReadonlyMap<string, string> = new Map([
  ['bui', 'sell'],
  ['buy', 'sell'],
  ['borrow', 'lend'],
  ['inherit', 'bequeath'],
]);

/** Turns "Mona is the mother of Felix" and "Mona is Felix's mother" into "Felix's mother is Mona". */
export function normalizeRelation(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(isCopula);
  const [noun, of, ...whose] = tokens.slice(be + 1);
  const [holder, copula] = [tokens.slice(0, be), tokens[be]];
  if (be < 1 || !copula || !noun || !of || !holder.every((token, i) => isContent(token) && (i === 0 || token.name)))
    return tokens;
  const isName = (part: readonly Token[]) => part.length > 0 && part.every(({ name, afterPause }) => name && !afterPause);
  if (of.form === 'of' && (isContent(noun) || noun.isDefinite) && !noun.name && isName(whose))
    return [...whose, { ...of, form: "'s", key: "'s" }, noun, copula, ...holder];
  const right = tokens.slice(be + 1);
  const possessive = right.findIndex(({ form }) => form === "'s");
  const isOwner = possessive > 0 && possessive === right.length - 2 && isName(right.slice(0, possessive));
  return isOwner ? [...right, copula, ...holder] : tokens;
}

/** Turns "is not open" into "is closed": of two states, one must hold. "Not happy" is not "unhappy". */
export function normalizeComplement(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex((token, i) => isCopula(token) && tokens[i + 1]?.form === 'not');
  const [not, state, next] = tokens.slice(be + 1);
  const contrary = COMPLEMENTS.get(state?.form ?? '');
  if (be < 1 || !not || !state || !contrary || (next && next.key !== 'all' && !PREPOSITIONS.has(next.form))) return tokens;
  return [...tokens.slice(0, be + 1), { ...state, form: contrary, key: contrary }, ...tokens.slice(be + 3)];
}

/** Complementary adjectives, each with the key of its contrary. */
const COMPLEMENTS: ReadonlyMap<string, string> = new Map([
  ['open', `close${PAST}`],
  ['closed', 'open'],
  ['shut', 'open'],
  ['alive', 'dead'],
  ['dead', 'aliv'],
  ['present', 'absent'],
  ['absent', 'present'],
  ['true', 'fals'],
  ['false', 'true'],
  ['legal', 'illeg'],
  ['possible', 'imposs'],
  ['available', 'unavail'],
  ['optional', 'mandatori'],
  ['valid', 'invalid'],
  ['vacant', `occupi${PAST}`],
]);

/** Turns "The monthly rent is 900 euros" into "The rent is 900 euros a month". */
export function normalizeRate(tokens: readonly Token[]): readonly Token[] {
  const [adjective, ...rest] = tokens;
  const unit = RATES.get(adjective?.form ?? '');
  const be = rest.findIndex(isCopula);
  const value = rest.slice(be + 1);
  if (!adjective || !unit || be < 1 || !isNumber(value[0] ?? adjective) || value.some(({ form }) => CONNECTIVES.has(form)))
    return tokens;
  return [...rest, { ...adjective, form: unit, key: unit }];
}
const RATES: ReadonlyMap<string, string> = new Map([
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['yearly', 'year'],
  ['annual', 'year'],
]);

/** Turns "every other week", "every second week" and "fortnightly" into "every two weeks". */
export function normalizeInterval(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ key }, i) => key === 'all' && OTHERS.has(tokens[i + 1]?.form ?? ''));
  const [other, unit] = tokens.slice(at + 1);
  return at >= 0 && other && unit && isTimeUnit(unit) ? tokens.with(at + 1, { ...other, form: 'two', key: '2' }) : tokens;
}
const OTHERS = wordSet('other second');

/** Turns "takes two hours" into "lasts two hours". */
export function normalizeDuration(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ key }, i) => key === 'take' && isNumber(tokens[i + 1] ?? (tokens[0] as Token)));
  const [verb, , unit] = tokens.slice(at);
  if (at < 1 || !verb || !unit || tokens.length !== at + 3 || !TIME_UNITS.has(unit.key)) return tokens;
  return tokens.with(at, { ...verb, form: 'lasts', key: 'last' });
}

/** Turns "eats neither meat nor fish" into "does not eat meat or fish". */
export function normalizeNeither(tokens: readonly Token[]): readonly Token[] {
  const [neither, nor] = [tokens.findIndex(({ form }) => form === 'neither'), tokens.findIndex(({ form }) => form === 'nor')];
  const [verb, denial] = [tokens[neither - 1], tokens[neither]];
  if (neither < 2 || nor < neither + 2 || !verb || !denial || isCopula(verb)) return tokens;
  const said = tokens.map((token, i) => (i === nor ? { ...token, form: 'or', key: 'or' } : token));
  const helper = verb.form.endsWith('s') ? { form: 'does', key: 'doe' } : { form: 'do', key: 'do' };
  const auxiliary = [helper, { form: 'not', key: 'not' }].map((word) => ({ ...denial, ...word }));
  return [...said.slice(0, neither - 1), ...auxiliary, verb, ...said.slice(neither + 1)];
}
