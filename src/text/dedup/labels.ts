import { wordSet } from '../word-lists.js';
import { CONTRARIES, PROGRESS_STATES } from './change-words.js';
import { fitsSlot, isContent } from './content.js';
import { ORDINALS } from './slots.js';
import { isDate } from './supersession/comparison.js';
import { isReading } from './supersession/objections.js';
import { signsOf } from './supersession/signs.js';
import { isNumber, type Token, tokensOf } from './tokens.js';
import { ATTRIBUTES, DAY_PARTS, FAVOURITES, FIGURES, ROLES, TIME_UNITS, UNIQUE_ADJECTIVES, UNITS } from './value-words.js';

/** Words before a colon at the beginning of a text: the speaker ("Ana: …") or the subject ("Invoice contact: …"). */
const LABEL = /^\s*[\p{L}\p{N}#/_()–&% .'’-]{1,60}[:：]\s+/u;

/** Returns the label that both texts begin with, with its colon and white space; empty if there is none. */
export function commonLabel(a: string, b: string): string {
  const [label] = LABEL.exec(a) ?? [''];
  return b.startsWith(label) ? label : '';
}

/** True if two texts behind one label give it values of which only one can hold: "Deadline: 3 March", "Deadline: 17 March". */
export function replacesLabelled(label: string, oldValue: string, newValue: string): boolean {
  if (isPlan(tokensOf(label)) && [oldValue, newValue].every((value) => PLAN_NAME.test(value))) return true;
  if (changesRate(oldValue, newValue)) return true;
  if (changesState(tokensOf(oldValue)[0], tokensOf(newValue)[0])) return true;
  const named = tokensOf(label);
  if (!named.some(({ form }) => FUNCTIONAL_WORDS.some((words) => words.has(form)))) return false;
  if (named.some(({ form }) => FIGURES.has(form)) && (isTest(named) || areOfOthers(oldValue, newValue))) return false;
  return [oldValue, newValue].every(isOneValue) && !areReadings(oldValue, newValue);
}

/** True for "Speed test: …", which tells what was measured once. */
const isTest = (label: readonly Token[]) => TESTS.has(label.findLast(isContent)?.form ?? '');
const TESTS = wordSet('test check measurement reading sample run attempt messung test probe mesure medición');

/** True for figures of different things behind one label: "5 mg ramipril daily" and "10 mg amlodipine daily". */
function areOfOthers(...values: readonly [string, string]): boolean {
  const [older, newer] = values.map((value) => {
    const tokens = tokensOf(value);
    return tokens.some(isNumber) ? tokens.filter(tellsThing).map(({ key }) => key) : [];
  }) as [string[], string[]];
  return older.length > 0 && newer.length > 0 && !older.some((key) => newer.includes(key));
}
const tellsThing = (token: Token) =>
  isContent(token) &&
  !isNumber(token) &&
  !isDate(token) &&
  !NO_THINGS.some((words) => words.has(token.form) || words.has(token.key));

/** True for "INC-882: investigating" and "INC-882: resolved": what has a label is in one state at a time. */
const changesState = (older: Token | undefined, newer: Token | undefined): boolean =>
  older !== undefined && newer !== undefined && older.form !== newer.form && [older, newer].every(({ form }) => STATES.has(form));
const STATES = new Set([...CONTRARIES.keys(), ...PROGRESS_STATES]);

/** True for figures of different days, which do not replace each other: "21.5 C on Monday", "23 C on Wednesday". */
function areReadings(...values: readonly string[]): boolean {
  const readings = values.map((value) => signsOf(value)).filter(isReading);
  const [days, otherDays] = readings.map(({ tokens }) =>
    tokens
      .filter(isDate)
      .map(({ key }) => key)
      .join(' '),
  );
  return readings.length === values.length && days !== otherDays;
}

/** True for what somebody is booked on: "Subscription plan". A "plan for Saturday" is another kind. */
const isPlan = (label: readonly Token[]) =>
  label.some(({ form }) => PLANS.has(form)) && !label.some(({ form }) => form === 'for' || form === 'für');
/** True for "500 mg twice daily" and "850 mg twice daily": what is done day by day goes on, unlike what was done once. */
function changesRate(...values: readonly [string, string]): boolean {
  const [older, newer] = values.map(tokensOf) as [readonly Token[], readonly Token[]];
  const [figure, ...rest] = older;
  const isRate = rest.some(({ form }, i) => FREQUENCIES.has(form) || (rest[i]?.afterArticle && PERIODS.has(form)));
  if (!figure || !isRate || ![figure, newer[0] ?? figure].every(isNumber) || rest.length !== newer.length - 1) return false;
  return rest.every((token, i) => token.key === newer[i + 1]?.key && !isDate(token));
}
const FREQUENCIES = wordSet(
  'daily nightly weekly monthly yearly täglich wöchentlich monatlich quotidien diario diaria diarios diarias',
);
const PERIODS = wordSet('day night week month year tag woche monat jour semaine mois día semana mes');

const PLANS = wordSet('plan tier subscription tariff tarif abo abonnement');
const PLAN_NAME = /^\p{Lu}[\p{L}\p{N}]*\.?\s*$/u;

/** Words of a figure itself. */
const NO_THINGS = [UNITS, TIME_UNITS, FREQUENCIES, DAY_PARTS, ORDINALS];

const FUNCTIONAL_WORDS = [ATTRIBUTES, FIGURES, ROLES, FAVOURITES, UNIQUE_ADJECTIVES];

function isOneValue(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.length > 0 && fitsSlot(tokens) && !tokens.slice(1).some(({ afterPause }) => afterPause);
}
