import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { CHANGE_WORDS } from './change-words.js';
import { isContent, isCopula } from './content.js';
import { MODALS, PREPOSITIONS } from './grammar-words.js';
import { isDerivedIn } from './supersession/comparison.js';
import { PAST, type Token } from './tokens.js';

/**
 * True if a new sentence says that somebody else has what one person had: "Gita runs the bar", "Farid took over the bar from
 * Gita"; "Lena is the warden of floor 2", "Lena passed the role of warden of floor 2 on to Sipho", "Sipho replaced Lena as
 * warden of floor 2". It names who had it, and all of what it was: nothing else of the old sentence could be lost.
 */
export function isHandover(before: readonly Token[], after: readonly Token[]): boolean {
  const held = holdingOf(before);
  if (!held || after.some((token) => isNegation(token) || MODALS.has(token.form) || token.key === 'will')) return false;
  const keys = new Set(after.map(({ key }) => key.replace(PAST, '')));
  if (!held.duty.every(({ key }) => isDerivedIn(key, keys))) return false;
  const duty = new Set(held.duty.map(({ key }) => key.replace(PAST, '')));
  const holderAt = after.findIndex((_, i) => held.holder.every(({ key }, k) => key === after[i + k]?.key));
  if (holderAt < 0) return false;
  const says = (part: readonly Token[]) =>
    part.every((token) => !isContent(token) || isDerivedIn(token.key, duty) || POSTS.has(token.form) || leads(token));
  const rest = after.slice(holderAt + held.holder.length);
  return holderAt === 0 ? isGivenAway(rest, says) : isTakenFrom(after.slice(0, holderAt), rest, says);
}

/** True for "Rosa leads the choir" and "Emil now leads the choir": it has one leader. */
export function leadsNow(before: readonly Token[], after: readonly Token[]): boolean {
  const held = holdingOf(before);
  const plain = after.filter(({ form }) => !CHANGE_WORDS.has(form));
  const verbAt = plain.findIndex(leads);
  const rest = before.slice(held?.holder.length ?? 0);
  const isDefinite = rest[1]?.isDefinite === true && (HEADS.has(rest[0]?.key ?? '') || HEADS.has(rest[0]?.form ?? ''));
  const isMarked =
    plain.length < after.length &&
    verbAt > 0 &&
    plain.slice(0, verbAt).every((token, i) => isContent(token) && (i === 0 || token.name));
  const isSame = plain.length - verbAt === rest.length && rest.every(({ key }, i) => key === plain[verbAt + i]?.key);
  return held !== undefined && isDefinite && isMarked && isSame;
}

interface Holding {
  readonly holder: readonly Token[];
  /** The content words of what somebody holds. */
  readonly duty: readonly Token[];
}

/** Returns who holds what: "Gita runs the bar", "Lena is the warden of floor 2", "The warden of floor 2 is Lena". */
function holdingOf(before: readonly Token[]): Holding | undefined {
  const verbAt = before.findIndex((token, i) => i > 0 && (isCopula(token) || leads(token)));
  const verb = before[verbAt];
  if (verbAt < 1 || !verb) return undefined;
  const [left, right] = [before.slice(0, verbAt), before.slice(verbAt + 1)];
  if (right.some(({ afterPause }) => afterPause) || !right.some(isContent)) return undefined;
  // "Ana is a member of the board": so may others be.
  const isRole = right[0]?.isDefinite && right.some(({ form }) => OF.has(form));
  if (left.every((token, i) => isContent(token) && (i === 0 || token.name)))
    return !isCopula(verb) || isRole ? { holder: left, duty: dutyOf(isCopula(verb) ? right : [verb, ...right]) } : undefined;
  const isName = right.every(({ name }) => name);
  return isCopula(verb) && isName && left.some(({ form }) => OF.has(form) || form === "'s")
    ? { holder: right, duty: dutyOf(left) }
    : undefined;
}

/** The verb itself may be left out, or stand as a noun: "moderates", "as moderator". */
const dutyOf = (part: readonly Token[]) => part.filter((token) => isContent(token) && !leads(token));
export const leads = ({ key, form }: Token) => LEADS.has(key) || LEADS.has(form);

const LEADS = wordSet(`
  run lead manag moder chair coach head edit overse organis organiz host look handl oversee coordin captain
  leitet betreut moderiert verwaltet führt
  dirige gère anime
  gestiona lleva coordina`);
/** Verbs of what one person does at a time. */
const HEADS = wordSet('own hear command conduct direct lead manag head chair coach captain leitet dirige');
const OF = wordSet('of von van de du del di der des');
/** Nouns for what is handed over. */
const POSTS = wordSet(`
  role post position job office duty duties task responsibility responsibilities lead leadership running reins
  amt rolle aufgabe posten leitung
  poste rôle direction
  puesto cargo dirección`);

/** "handed the warden's post over to Mirjam", "hat die Leitung an Mirjam übergeben" */
function isGivenAway(rest: readonly Token[], says: (part: readonly Token[]) => boolean): boolean {
  const at = rest.findIndex(({ form }) => GIVES.has(form));
  const verb = at >= 0 && rest.slice(0, at).every((token) => !isContent(token) || says([token]));
  const to = rest.findIndex(({ form }, i) => RECIPIENTS.has(form) && isPerson(rest[i + 1]));
  if (to < 0) return isReplacedBy(rest);
  if (verb && at < to) return says(rest.slice(at + 1, to)) && saysOf(rest.slice(to + 1), says);
  const last = rest.at(-1);
  return last !== undefined && GIVES.has(last.form) && rest.slice(0, to).every((token) => !isContent(token) || says([token]));
}

/** "was replaced by Mirjam as warden" */
function isReplacedBy(rest: readonly Token[]): boolean {
  const by = rest.findIndex(({ form }, i) => AGENTS.has(form) && isPerson(rest[i + 1]));
  return by > 0 && rest.slice(0, by).every((token) => !isContent(token) || REPLACES.has(token.form) || token.form === 'was');
}

/** "Farid took over the bar from | Gita", "Bettina replaced | Arno as warden" */
function isTakenFrom(head: readonly Token[], rest: readonly Token[], says: (part: readonly Token[]) => boolean): boolean {
  if (!isPerson(head[0]) && !head[0]) return false;
  const taker = head.slice(0, -1);
  const last = head.at(-1) as Token;
  const replaceAt = head.findIndex(({ form }) => REPLACES.has(form));
  const isSplit = rest.some(({ form }) => REPLACES.has(form));
  if (replaceAt > 0 || isSplit) {
    const between = head.slice(replaceAt + 1);
    return (isSplit || between.every((token) => !isContent(token))) && saysOf(rest, says);
  }
  if (!SOURCES.has(last.form)) return false;
  const takeAt = taker.findIndex(
    (token, i) => TAKES.has(token.form) || (token.key === `take${PAST}` && taker[i + 1]?.form === 'over'),
  );
  const isLast = TAKES.has(rest.at(-1)?.form ?? '');
  if (takeAt < 1) return isLast && taker.slice(1).every((token) => isName(token) || AUXILIARIES.has(token.form) || says([token]));
  return says(taker.slice(takeAt + 1).filter(({ form }) => form !== 'over')) && saysOf(rest, says);
}

/** True if a part says nothing of its own before the next pause, but for a name and a time. */
function saysOf(part: readonly Token[], says: (part: readonly Token[]) => boolean): boolean {
  const end = part.findIndex(({ afterPause }, i) => i > 0 && afterPause);
  const clause = end < 0 ? part : part.slice(0, end);
  return clause.every((token) => isName(token) || says([token]) || REPLACES.has(token.form) || TIMES.has(token.form));
}
/** "die Schlüssel" are no person: a noun has an article. */
const isName = ({ name, afterArticle }: Token) => name && !afterArticle;
const AUXILIARIES = new Set(['has', 'have', 'hat', 'ha']);
const TIMES = wordSet(
  'last yesterday week month year monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter',
);

const isPerson = (token: Token | undefined) => token?.name && !PREPOSITIONS.has(token.form);

const GIVES = wordSet(`
  handed passed gave given transferred turned ceded relinquished
  übergeben abgegeben weitergegeben übertragen
  cédé transmis confié
  cedió traspasó entregó`);
const RECIPIENTS = new Set(['to', 'an', 'à', 'a']);
const TAKES = wordSet('übernommen repris asumió');
const SOURCES = new Set(['from', 'von', 'de', 'da']);
const REPLACES = wordSet(`
  replaced succeeded relieved
  abgelöst ersetzt
  remplacé remplacée
  sustituyó reemplazó relevó`);
const AGENTS = new Set(['by', 'durch', 'von', 'par', 'por']);
