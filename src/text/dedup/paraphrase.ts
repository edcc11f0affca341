import { CONDITIONS, CONJUNCTIONS, COPULAS, MODALS, PREPOSITIONS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';
import { ATTRIBUTES, FIGURES, MONTHS, ROLES, TIME_UNITS, WEEKDAYS } from './value-words.js';

/**
 * True if two sentences say the same in another construction: "Ida has a son named Per" and "Ida's son is called Per",
 * "keeps it at home for Jo" and "keeps it for Jo at home", "We keep logs" and "Logs are kept". All content words must
 * be the same, and the words that tell who does something to whom must be in the same places.
 */
export function isParaphrase(before: readonly Token[], after: readonly Token[]): boolean {
  if (Math.abs(before.length - after.length) > MAX_LENGTH_DIFFERENCE) return false;
  if (isInverted(before, after)) return true;
  const [left, right] = [normalize(before), normalize(after)];
  return haveSamePhrases(left, right) || isInverted(left, right) || isAgentless(left, right) || isAgentless(right, left);
}

/** Maximum number of grammar words that one construction may have more than another. */
const MAX_LENGTH_DIFFERENCE = 4;

/** Returns a sentence in one construction of the several that mean the same. */
function normalize(sentence: readonly Token[]): Token[] {
  const tokens = normalizeOwnership(normalizeLocation(normalizeComparison(sentence)));
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
  return ANYBODY.has(subject?.form ?? '') && keysOf(rest).join(' ') === (modal ? `${modal.key} ${clause}` : clause);
}

const keysOf = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
