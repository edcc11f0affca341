import {
  ATTRIBUTES,
  CONDITIONS,
  CONJUNCTIONS,
  COPULAS,
  FIGURES,
  MODALS,
  MONTHS,
  PREPOSITIONS,
  ROLES,
  TIME_UNITS,
  WEEKDAYS,
} from './lexicon.js';
import { PAST, type Token } from './tokens.js';

/**
 * Whether two sentences say the same in another construction: "Ida has a son named Per" and "Ida's son is called Per", "keeps it at home for
 * Jo" and "keeps it for Jo at home", "We keep logs" and "Logs are kept". All words with content must be the same, and what tells who does
 * what to whom must stand where it stood.
 */
export function isParaphrase(before: readonly Token[], after: readonly Token[]): boolean {
  if (Math.abs(before.length - after.length) > LARGEST_DIFFERENCE) return false;
  const [left, right] = [canonical(before), canonical(after)];
  if (isInverted(before, after)) return true;
  return samePhrases(left, right) || isInverted(left, right) || isAgentless(left, right) || isAgentless(right, left);
}

/** Words of grammar that one construction may have more than another. */
const LARGEST_DIFFERENCE = 4;

/** One construction for those that mean the same. */
function canonical(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const said = ownership(location(comparison(tokens)));
  for (let i = 0; i < said.length; i++) {
    const [token, next] = [said[i] as Token, said[i + 1]];
    const phrase = PHRASES.get(token.key)?.find(([words]) => words.every((key, k) => said[i + k]?.key === key));
    if (phrase) kept.push({ ...token, form: phrase[1], key: phrase[1] });
    else if (token.form === "'s" && i > 0 && next) kept.push({ ...token, key: 'have' });
    else if (!(next && (isBeforeDate(token, next) || isBeforeUnit(token, next)))) kept.push(token);
    if (phrase) i += phrase[0].length - 1;
  }
  return kept;
}

/** Keys of words that say together what another word says, by the first of them. */
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

type Phrase = readonly [keys: readonly string[], word: string];

function byFirstKey(phrases: readonly (readonly [keys: string, word: string])[]): ReadonlyMap<string, readonly Phrase[]> {
  const known = new Map<string, Phrase[]>();
  for (const [text, word] of phrases) {
    const keys = text.split(' ');
    const first = keys[0] as string;
    known.set(first, [...(known.get(first) ?? []), [keys, word]]);
  }
  return known;
}

/** "There are two beds in the attic" as "The attic has two beds" */
function location(tokens: readonly Token[]): readonly Token[] {
  const [there, be] = tokens;
  const at = tokens.findLastIndex(({ form }) => PREPOSITIONS.has(form));
  if (there?.form !== 'there' || be?.key !== 'be' || at < 3 || at === tokens.length - 1) return tokens;
  return [...tokens.slice(at + 1), { ...be, form: 'has', key: 'have' }, ...tokens.slice(2, at)];
}

/** "The owner of the bar is Ana" as "The bar's owner is Ana", "The van belongs to Bo" as "Bo owns the van" */
function ownership(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(({ key }) => COPULAS.has(key));
  const [noun, of] = tokens;
  if (noun && of?.form === 'of' && be > 2 && [ROLES, ATTRIBUTES, FIGURES].some((nouns) => nouns.has(noun.form)))
    return [...tokens.slice(2, be), { ...of, form: "'s", key: "'s" }, noun, ...tokens.slice(be)];
  const belongs = tokens.findIndex(({ key }) => key === 'belong');
  if (belongs < 1 || tokens[belongs + 1]?.form !== 'to') return tokens;
  return [...tokens.slice(belongs + 2), { ...(tokens[belongs] as Token), form: 'owns', key: 'own' }, ...tokens.slice(0, belongs)];
}

/** "per minute" is "a minute" */
const isBeforeUnit = ({ form }: Token, next: Token) => form === 'per' && TIME_UNITS.has(next.form);

/** "on Monday" is "Monday" */
const isBeforeDate = ({ form }: Token, next: Token) =>
  form === 'on' && (WEEKDAYS.has(next.form.replace(/s$/, '')) || MONTHS.has(next.form) || next.form === 'same');

const FONDNESS = new Set(['like', 'prefer']);
const DEGREES = new Set(['more', 'better']);

/** "likes tea more than coffee" and "prefers tea to coffee" as "prefers tea over coffee" */
function comparison(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex(({ key }) => FONDNESS.has(key));
  const first = tokens[verb];
  if (!first) return tokens;
  const than = tokens.findIndex(({ form }, i) => i > verb && form === 'than');
  const isMore = than > verb + 2 && DEGREES.has(tokens[than - 1]?.form ?? '');
  const to = first.key === 'prefer' ? tokens.findIndex(({ form }, i) => i > verb + 1 && form === 'to') : -1;
  if (!isMore && to < 0) return tokens;
  const over = (token: Token): Token => ({ ...token, form: 'over', key: 'over' });
  return tokens.flatMap((token, i) => {
    if (isMore && i === verb) return { ...token, key: 'prefer' };
    if (isMore && i === than - 1) return [];
    return i === (isMore ? than : to) ? over(token) : token;
  });
}

/** Whether both have the same phrases behind the same beginning, in any order: a preposition takes its noun with it. */
function samePhrases(before: readonly Token[], after: readonly Token[]): boolean {
  if (before.length !== after.length) return false;
  const [[head, ...left], [otherHead, ...right]] = [phrasesOf(before), phrasesOf(after)];
  if (head !== otherHead || left.length !== right.length) return false;
  // Of two phrases with one preposition, each may belong to what stands before it.
  const isClear = new Set(left.map((phrase) => phrase.split(' ', 1)[0])).size === left.length;
  return left.join('|') === right.join('|') || (isClear && left.sort().join('|') === right.sort().join('|'));
}

/** The keys up to the first preposition, and those of each phrase that begins with one. "of" and a comma bind closer: they stay. */
function phrasesOf(tokens: readonly Token[]): string[] {
  const phrases: string[][] = [[]];
  const fixed = tokens.some(({ form, afterPause }) => afterPause || CONJUNCTIONS.has(form) || CONDITIONS.has(form));
  for (const { form, key } of tokens) {
    if (!fixed && form !== 'of' && (PREPOSITIONS.has(form) || form === 'as')) phrases.push([]);
    phrases.at(-1)?.push(key);
  }
  return phrases.map((phrase) => phrase.join(' '));
}

/** "Ana is our landlady" and "Our landlady is Ana" */
function isInverted(before: readonly Token[], after: readonly Token[]): boolean {
  const at = before.findIndex(({ key }) => COPULAS.has(key));
  if (at < 1 || before.findLastIndex(({ key }) => COPULAS.has(key)) !== at) return false;
  const inverted = [...before.slice(at + 1), before[at] as Token, ...before.slice(0, at)];
  return inverted.length === after.length && inverted.every(({ key }, i) => key === after[i]?.key);
}

/** Whoever it may be, or nobody in particular: the doer whom a passive leaves out. */
const ANYBODY = new Set(['we', 'you', 'they', 'one', 'wir', 'man', 'on']);
const PAST_COPULAS = new Set(['was', 'were']);
const DUTIES = new Set(['must', 'should']);

/** "We keep logs for a week" and "Logs are kept for a week"; "Restart it daily" and "It must be restarted daily". */
function isAgentless(active: readonly Token[], passive: readonly Token[]): boolean {
  const be = passive.findIndex(({ key }) => COPULAS.has(key) || PAST_COPULAS.has(key));
  const verb = passive[be + 1];
  if (be < 1 || !verb?.key.endsWith(PAST)) return false;
  const modal = MODALS.has(passive[be - 1]?.form ?? '') ? passive[be - 1] : undefined;
  const isPast = PAST_COPULAS.has(passive[be]?.key ?? '');
  const said = [
    ...(modal ? [modal.key] : []),
    isPast ? verb.key : verb.key.slice(0, -PAST.length),
    ...[...passive.slice(0, modal ? be - 1 : be), ...passive.slice(be + 2)].map(({ key }) => key),
  ];
  const keys = active.map(({ key }) => key).join(' ');
  if (modal && DUTIES.has(modal.form) && keys === said.slice(1).join(' ')) return true;
  return (
    ANYBODY.has(active[0]?.form ?? '') &&
    active
      .slice(1)
      .map(({ key }) => key)
      .join(' ') === said.join(' ')
  );
}
