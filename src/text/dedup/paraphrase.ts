import { CONDITIONS, CONJUNCTIONS, COPULAS, MODALS, PREPOSITIONS } from './grammar-words.js';
import { normalForm } from './normal-forms.js';
import { isPassive, isRotation } from './reordering.js';
import { isTimeAt } from './slots.js';
import { PAST, type Token } from './tokens.js';
import { DAY_PARTS } from './value-words.js';

/**
 * True if two sentences say the same in another construction: "Ida has a son named Per" and "Ida's son is called Per",
 * "keeps it at home for Jo" and "keeps it for Jo at home", "We keep logs" and "Logs are kept". All content words must
 * be the same, and the words that tell who does something to whom must be in the same places.
 */
export function isParaphrase(before: readonly Token[], after: readonly Token[]): boolean {
  if (Math.abs(before.length - after.length) > MAX_LENGTH_DIFFERENCE) return false;
  if (isInverted(before, after)) return true;
  const [left, right] = [normalForm(before), normalForm(after)];
  return (
    haveSamePhrases(left, right) ||
    isPassive(left, right) ||
    isPassive(right, left) ||
    isVerbFirst(left, right) ||
    isVerbFirst(right, left) ||
    isInverted(left, right) ||
    isRotation(left, right) ||
    isAgentless(left, right) ||
    isAgentless(right, left)
  );
}

/** Maximum number of grammar words that one construction may have more than another. */
const MAX_LENGTH_DIFFERENCE = 4;

/**
 * True for German sentences that begin with a time, which puts the verb before the subject: "Montags ist Ana im Büro" and "Ana
 * ist montags im Büro".
 */
function isVerbFirst(plain: readonly Token[], inverted: readonly Token[]): boolean {
  if (plain.length !== inverted.length) return false;
  const [left, right] = [splitTime(plain), splitTime(inverted)];
  const [verb, ...rest] = right.others;
  const at = left.others.findIndex(({ key }) => key === verb?.key);
  if (!left.times || left.times !== right.times || at < 1 || !verb || verb.name) return false;
  return keysOf(rest).join(' ') === keysOf(left.others.filter((_, i) => i !== at)).join(' ');
}

/** Returns the times of a sentence, and its other words. */
function splitTime(tokens: readonly Token[]): { readonly times: string; readonly others: readonly Token[] } {
  const isClock = (token: Token, i: number) => i < tokens.length && (isTimeAt(tokens, i) || DAY_PARTS.has(token.form));
  const isTime = (token: Token, i: number) =>
    isClock(token, i) || (PREPOSITIONS.has(token.form) && tokens[i + 1] !== undefined && isClock(tokens[i + 1] as Token, i + 1));
  return { times: keysOf(tokens.filter(isTime)).join(' '), others: tokens.filter((token, i) => !isTime(token, i)) };
}

/** True if both have the same phrases, in any order, behind the same beginning. A preposition takes its noun with it. */
function haveSamePhrases(before: readonly Token[], after: readonly Token[]): boolean {
  if (before.length !== after.length) return false;
  const [[head, ...left], [otherHead, ...right]] = [phrasesOf(before), phrasesOf(after)];
  if (head !== otherHead || left.length !== right.length) return false;
  if (left.join('|') === right.join('|')) return true;
  // If two phrases have one preposition, each may belong to the words before it.
  const prepositions = new Set(left.map((phrase) => phrase.split(' ', 1)[0]));
  return prepositions.size === left.length && left.sort().join('|') === right.sort().join('|');
}

/**
 * Returns the keys up to the first preposition, and those of each phrase that begins with one. "of" begins none: it
 * belongs to the word before it. A sentence with a comma, a conjunction or a condition is one phrase.
 */
function phrasesOf(tokens: readonly Token[]): string[] {
  const phrases: string[][] = [[]];
  const isFixed = tokens.some(({ form, afterPause }) => afterPause || CONJUNCTIONS.has(form) || CONDITIONS.has(form));
  for (const { form, key } of tokens) {
    if (!isFixed && form !== 'of' && (PREPOSITIONS.has(form) || form === 'as')) phrases.push([]);
    phrases.at(-1)?.push(key);
  }
  return phrases.map((phrase) => phrase.join(' '));
}

/** True for "Ana is our landlady" and "Our landlady is Ana". */
function isInverted(before: readonly Token[], after: readonly Token[]): boolean {
  const at = before.findIndex(({ key }) => COPULAS.has(key));
  if (at < 1 || before.findLastIndex(({ key }) => COPULAS.has(key)) !== at) return false;
  const inverted = [...before.slice(at + 1), before[at] as Token, ...before.slice(0, at)];
  return inverted.length === after.length && inverted.every(({ key }, i) => key === after[i]?.key);
}

/** Subjects that mean anybody: the agent that a passive leaves out. */
const ANYBODY = new Set(['we', 'you', 'they', 'one', 'wir', 'man', 'on']);
const PAST_COPULAS = new Set(['was', 'were']);
const DUTIES = new Set(['must', 'should']);

/** True for "We keep logs for a week" and "Logs are kept for a week", "Restart it daily" and "It must be restarted daily". */
function isAgentless(active: readonly Token[], passive: readonly Token[]): boolean {
  const be = passive.findIndex(({ key }) => COPULAS.has(key) || PAST_COPULAS.has(key));
  const verb = passive[be + 1];
  if (be < 1 || !verb?.key.endsWith(PAST)) return false;
  const modal = MODALS.has(passive[be - 1]?.form ?? '') ? passive[be - 1] : undefined;
  const isPast = PAST_COPULAS.has(passive[be]?.key ?? '');
  const activeVerb = isPast ? verb.key : verb.key.slice(0, -PAST.length);
  const patient = passive.slice(0, modal ? be - 1 : be);
  const clause = [activeVerb, ...keysOf(patient), ...keysOf(passive.slice(be + 2))].join(' ');
  // A duty may be told by the imperative as well, which has neither subject nor modal.
  if (modal && DUTIES.has(modal.form) && keysOf(active).join(' ') === clause) return true;
  const [subject, ...rest] = active;
  // "We keep our logs": whose they are, the subject tells.
  const said = rest.filter(({ form }, i) => i === 0 || !OWN.get(subject?.form ?? '')?.has(form));
  return ANYBODY.has(subject?.form ?? '') && keysOf(said).join(' ') === (modal ? `${modal.key} ${clause}` : clause);
}

/** The possessives of subjects. */
const OWN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['we', new Set(['our'])],
  ['wir', new Set(['unser', 'unsere', 'unseren', 'unserem', 'unserer'])],
]);

const keysOf = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
