import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { isContent } from './content.js';
import { COPULAS } from './grammar-words.js';
import { normalForm } from './normal-forms.js';
import { isParaphrase } from './paraphrase.js';
import type { Token } from './tokens.js';

/** A sentence that stresses its subject: "It is Ana who owns the van, not Bo", "Nicht Bo, sondern Ana fährt den Bus". */
interface Cleft {
  readonly subject: readonly Token[];
  readonly predicate: readonly Token[];
  /** The subject that it denies, if it names one. */
  readonly denied: readonly Token[];
}

/**
 * True if a new sentence says that the predicate of an old one is true of somebody else: "The van belongs to Bo", "It is Ana who
 * owns the van, not Bo". Without "not Bo", only of what one person has or leads.
 */
export function isCorrectedByCleft(before: readonly Token[], after: readonly Token[]): boolean {
  const cleft = cleftOf(after);
  if (!cleft) return false;
  const { subject, predicate, denied } = cleft;
  if (denied.length) return saysSame(before, [...denied, ...predicate]);
  const [older, newer] = [normalForm(before), normalForm([...subject, ...predicate]).slice(subject.length)];
  const [verb, complement] = newer;
  const isSole = SOLE.has(verb?.key ?? '') || (COPULAS.has(verb?.key ?? '') && complement?.isDefinite === true);
  const head = older.slice(0, older.length - newer.length);
  const isName = (token: Token, i: number) => isContent(token) && (i === 0 || token.name) && !token.afterArticle;
  return isSole && head.length > 0 && head.every(isName) && haveSameKeys(older.slice(head.length), newer);
}

/** True if one sentence is the other one with its subject stressed: "It is Ida who feeds the hens", "Ida feeds the hens". */
export const stressesSubject = (before: readonly Token[], after: readonly Token[]): boolean =>
  [
    [before, after],
    [after, before],
  ].some(([cleft = [], plain = []]) => {
    const { subject, predicate, denied } = cleftOf(cleft) ?? {};
    const isPast = cleft.some(({ form }) => PAST_BE.has(form));
    return !isPast && denied?.length === 0 && saysSame(plain, [...(subject ?? []), ...(predicate ?? [])]);
  });
const PAST_BE = new Set(['was', 'était', 'era', 'fue', 'foi']);

const SOLE = wordSet('own lead manag head chair captain');

function saysSame(before: readonly Token[], after: readonly Token[]): boolean {
  return haveSameKeys(before, after) || isParaphrase(before, after) || haveSameKeys(normalForm(before), normalForm(after));
}

const haveSameKeys = (a: readonly Token[], b: readonly Token[]) =>
  a.length === b.length && a.every(({ key }, i) => key === b[i]?.key);

const DUMMIES = new Set(['it', "c'", 'ce']);
const BE = new Set(['be', 'was', "'s", 'est', 'était', 'es', 'era', 'fue', 'è', 'é', 'foi']);
/** Languages whose clefts have no dummy subject. */
const BARE_BE = new Set(['es', 'era', 'fue', 'est', 'è', 'é', 'foi']);
const RELATIVES = new Set(['who', 'that', 'which', 'qui', 'que', 'quien', 'quienes', 'che', 'quem', 'die']);
const BUT = new Set(['but', 'sondern', 'mais', 'sino']);

function cleftOf(tokens: readonly Token[]): Cleft | undefined {
  const [first] = tokens;
  const dummy = first && DUMMIES.has(first.form) ? 1 : 0;
  const be = tokens.findIndex(({ key, form }, i) => i <= dummy + 1 && (BE.has(key) || BE.has(form)));
  const relative = tokens.findIndex(({ form }, i) => i > be + 1 && RELATIVES.has(form));
  const isClause =
    be >= 0 && be <= dummy + 1 && relative > 0 && (dummy === 1 || BARE_BE.has(tokens[be]?.form ?? '') || isDenial(first));
  if (isClause) return parted(tokens.slice(be + 1, relative), tokens.slice(relative + 1), be > 0 && isDenial(tokens[be - 1]));
  return isDenial(first) ? contrastOf(tokens) : undefined;
}

/** "Not Bo but Ana drives the bus": the contrast ends where the name does. */
function contrastOf(tokens: readonly Token[]): Cleft | undefined {
  const but = tokens.findIndex(({ form }) => BUT.has(form));
  const end = tokens.findIndex(({ name }, i) => i > but && !name);
  const denied = tokens.slice(1, but);
  if (but < 2 || end <= but + 1 || !denied.every(({ name }) => name)) return undefined;
  return { subject: tokens.slice(but + 1, end), predicate: tokens.slice(end), denied };
}

/** Parts "not Bo but Ana", or "Ana", and "owns the van, not Bo". */
function parted(subject: readonly Token[], rest: readonly Token[], isDenied: boolean): Cleft | undefined {
  const but = subject.findIndex(({ form }) => BUT.has(form));
  if (but > 0) {
    const denied = subject.slice(isDenial(subject[0]) ? 1 : 0, but);
    return isDenied || isDenial(subject[0]) ? { subject: subject.slice(but + 1), predicate: rest, denied } : undefined;
  }
  if (isDenied || subject.some(isNegation)) return undefined;
  const not = rest.findIndex((token, i) => isDenial(token) && token.afterPause && i > 0);
  const predicate = not < 0 ? rest : rest.slice(0, not);
  return { subject, predicate, denied: not < 0 ? [] : rest.slice(not + 1) };
}

const isDenial = (token: Token | undefined) => token !== undefined && (isNegation(token) || token.form === 'pas');
