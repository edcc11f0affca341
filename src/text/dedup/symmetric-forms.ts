import { wordSet } from '../word-lists.js';
import { isContent, isCopula } from './content.js';
import { CONJUNCTIONS, PREPOSITIONS } from './grammar-words.js';
import { isTimeUnit } from './slots.js';
import { isNumber, type Token } from './tokens.js';

/** Turns "Tuva and Erik are married" into "Tuva is married to Erik". */
export function normalizeCouple(tokens: readonly Token[]): readonly Token[] {
  const [first, and, second, be, bond, ...rest] = tokens;
  if (!first || !and || !second || !be || !bond) return tokens;
  const isCouple = CONJUNCTIONS.has(and.form) && (isCopula(be) || be.form === 'got') && BONDS.has(bond.form) && second.name;
  return isCouple ? [first, { ...be, form: 'is', key: 'be' }, bond, { ...and, form: 'to', key: 'to' }, second, ...rest] : tokens;
}
const BONDS = wordSet('married engaged related divorced separated');

/**
 * Turns "Each visitor needs a badge" into "Visitors need a badge", and "At night each foal gets hay" into "At night foals get
 * hay": a statement about a kind is about all of it.
 */
export function normalizeGeneric(tokens: readonly Token[]): readonly Token[] {
  const at = tokens[0]?.key === 'all' ? 0 : PREPOSITIONS.has(tokens[0]?.form ?? '') ? 2 : -1;
  const [all, noun] = tokens.slice(Math.max(at, 0));
  const isKind = at >= 0 && all?.key === 'all' && noun !== undefined && isContent(noun) && !isNumber(noun) && !isTimeUnit(noun);
  return isKind && !noun.name && !noun.afterArticle ? tokens.toSpliced(at, 1) : tokens;
}

/** Turns "is 34 years old" into "is 34", and "is two hours long" into "lasts two hours". */
export function normalizeMeasure(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token, i) => isCopula(token) && isNumber(tokens[i + 1] ?? token));
  const [be, unit, dimension] = [tokens[at], tokens[at + 2], tokens[at + 3]];
  if (at < 1 || !be || !unit || !dimension || tokens.length !== at + 4 || !isTimeUnit(unit)) return tokens;
  if (unit.key === 'year' && dimension.form === 'old') return tokens.slice(0, at + 2);
  return dimension.form === 'long' ? [...tokens.with(at, { ...be, form: 'lasts', key: 'last' }).slice(0, -1)] : tokens;
}

/** Turns "is the manager of the branch" into "manages the branch": both have the stem of the verb. */
export function normalizeAgent(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(isCopula);
  const [copula, noun, of] = tokens.slice(be, be + 3);
  if (be < 1 || !copula || !noun?.isDefinite || of?.form !== 'of' || !AGENTS.has(noun.form)) return tokens;
  const verb = { ...copula, form: noun.form, key: noun.key.replace(/(?:er|or)$/, '') };
  return [...tokens.slice(0, be), verb, ...tokens.slice(be + 3)];
}
const AGENTS = wordSet('manager leader teacher editor maintainer organiser organizer moderator coordinator supervisor');
