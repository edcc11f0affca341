import { wordSet } from '../../word-lists.js';
import { PAST_TENSES } from '../change-words.js';
import { isContent } from '../content.js';
import { COPULAS, MODALS, PREPOSITIONS } from '../grammar-words.js';
import { PAST, type Token, tokensOf } from '../tokens.js';
import { type Searched, WordFinder } from './word-finder.js';
import { INTERJECTIONS, PLANS, SEVERAL, SIGNS, SINGLE } from './words.js';

/** A kind of sign that a text changes something. */
export type Sign = keyof typeof SIGNS;

/** The subject of a text, and its signs of a change. */
export interface Signs {
  readonly tokens: readonly Token[];
  /** Keys of the words that it is about. */
  readonly content: ReadonlySet<string>;
  /** The tokens before its verb, or of its label. */
  readonly subject: readonly Token[];
  /** Index of the verb among the tokens; -1 if none is known. */
  readonly verbAt: number;
  /** True if it is about the speaker or user. */
  readonly isSelf: boolean;
  /** Its signs, each with the word that shows it. */
  readonly signs: ReadonlyMap<Sign, string>;
  /** The kinds of facts of which one has one at a time that it is about. */
  readonly singles: ReadonlySet<string>;
  /** Its words for things of which one can have several. */
  readonly several: ReadonlySet<string>;
  readonly isPlan: boolean;
  readonly isAnswer: boolean;
  /** The words before a colon, in lower case; empty for none. */
  readonly label: string;
}

const FINDERS = Object.entries(SIGNS).map(([sign, list]) => [sign as Sign, new WordFinder(list)] as const);
const SINGLES = Object.entries(SINGLE).map(([kind, list]) => [kind, new WordFinder(list)] as const);
const SEVERAL_FINDER = new WordFinder(SEVERAL);
const PLAN_FINDER = new WordFinder(PLANS);
const ANSWER_FINDER = new WordFinder(INTERJECTIONS);

/** Words of kinds of facts of which one has one at a time. */
export const SINGLE_WORDS: ReadonlySet<string> = new Set(SINGLES.flatMap(([, finder]) => [...finder.words]));

/** Single words that show a change. */
export const MARKING_WORDS: ReadonlySet<string> = new Set(
  FINDERS.flatMap(([sign, finder]) => (sign === 'addition' || sign === 'contrast' ? [] : [...finder.words])),
);
const TURNS = new Set(FINDERS.flatMap(([sign, finder]) => (sign === 'change' || sign === 'completion' ? [...finder.words] : [])));

/** Words for the speaker, or for the one user that memories are about. */
const SELF = wordSet(`
  user i me my mine we our us client customer ich wir mein meine unser nutzer nutzerin utilisateur je ma mon nous notre
  usuario yo mi mio mia utente usuário eu gebruiker пользователь я мы у`);

/** Words, and signs of Chinese, Japanese and Korean, that say little of what a text is about. */
const GENERIC = new Set([
  ...SELF,
  ...wordSet(`'s new like want prefer have get go got use person thing`),
  ...'ユーザはにのですいまがをてしたさっ用户了在的사용자는',
]);

/** Keys of verbs, and verbs of other languages, that end the subject of a sentence. */
const VERBS = wordSet(`
  us live work use run take go get prefer want need like love enjoy speak know own play plai study studi lead manag drive
  eat drink wear read watch learn teach cost last start end close open meet leav leave arriv expir accept support allow keep
  store host deploi deploy return contain requir expect plan intend sponsor hire quit move switch chang join stop finish
  becom visit bui buy sell pai pay send receiv give make see call name mean ask tell say think try smoke train rent stai
  stay weigh weight earn belong sit depart fly target hold avoid save look show cover offer serve provid produc includ sound
  feel cook bake pack listen forward ow owe introduc cross fit fail succeed crash beat set break hit reach turn cut wohnt
  arbeitet mag hat habite travaille vive trabaja woont werkt живёт работает любит говорит`);

const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** "Sat" and "Saturdays" are "Saturday". */
const DAY_FORMS: ReadonlyMap<string, string> = new Map(
  DAYS.flatMap((day) => [day.slice(0, 3), `${day}s`].map((form): [string, string] => [form, day])),
);

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MAX_LABEL_LENGTH = 40;
/** Tokens in which an answer shows. */
const OPENING_TOKENS = 3;

/** The signs of texts, by their tokens, which are cached as well: the same neighbours are compared again and again. */
const cache = new WeakMap<readonly Token[], Signs>();

/** Returns the signs of a text. Linear in its length. */
export function signsOf(text: string): Signs {
  const tokens = tokensOf(text);
  const known = cache.get(tokens);
  if (known) return known;
  const signs = readSigns(text, tokens);
  cache.set(tokens, signs);
  return signs;
}

function readSigns(text: string, tokens: readonly Token[]): Signs {
  const whole = searched(tokens, text);
  const label = labelOf(text);
  // "The hiring budget was cut" has its verb behind the noun, "Meeting with Ana" has none.
  const isNoun = tokens[0]?.form.endsWith('ing') ?? false;
  const verb = tokens.findIndex((token, i) => isVerb(token, i) && !token.afterArticle && !(isNoun && i === 0));
  const end = label ? tokensOf(label).length : verb < 0 ? Math.min(tokens.length, 2) : verb;
  const predicate = searched(tokens.slice(end), text);
  const opening = tokens.slice(0, OPENING_TOKENS);
  return {
    tokens,
    content: new Set(tokens.filter(isTopic).map(topicKeyOf)),
    subject: tokens.slice(0, end),
    verbAt: verb,
    isSelf: tokens.slice(0, Math.max(end, 1)).some(({ form }) => SELF.has(form)),
    signs: new Map(FINDERS.flatMap(([sign, finder]) => entryOf(sign, finder.find(whole)))),
    singles: new Set(SINGLES.flatMap(([kind, finder]) => (finder.find(predicate) === undefined ? [] : [kind]))),
    several: new Set(SEVERAL_FINDER.findAll(whole)),
    isPlan: PLAN_FINDER.find(whole) !== undefined,
    isAnswer: ANSWER_FINDER.find({ text: joined(opening), words: formsOf(opening) }) !== undefined,
    label,
  };
}

const entryOf = (sign: Sign, word: string | undefined): [Sign, string][] => (word === undefined ? [] : [[sign, word]]);

const formsOf = (tokens: readonly Token[]) => new Set(tokens.map(({ form }) => form));
const joined = (tokens: readonly Token[]) => ` ${tokens.map(({ form }) => form).join(' ')} `;

/** Returns what is searched of a text: its tokens, and all of it, as its tokens lack the articles; all of one without spaces. */
function searched(tokens: readonly Token[], text: string): Searched {
  const words = formsOf(tokens);
  if (UNSPACED.test(text)) return { text, words };
  return { text: `${joined(tokens)} ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}'>→-]+/gu, ' ')} `, words };
}

function labelOf(text: string): string {
  const colon = text.search(/[:：]\s/u);
  return colon > 0 && colon < MAX_LABEL_LENGTH ? text.slice(0, colon).toLowerCase() : '';
}

const isVerb = ({ key, form }: Token, i: number) =>
  isPredicate({ key, form }) || form === 'was' || form === 'were' || (i > 0 && (/[a-z]{3}ed$/.test(form) || TURNS.has(form)));

/** True for a copula, a modal verb, or another verb of the list. */
export const isPredicate = ({ key, form }: Pick<Token, 'key' | 'form'>): boolean =>
  COPULAS.has(key) || MODALS.has(form) || key === 'have' || VERBS.has(stemOf(key)) || VERBS.has(form);

/** True for a word that says what a text is about. */
export const isTopic = (token: Token): boolean => isContent(token) && !GENERIC.has(token.form);

/** True for a word, number or letter that may tell one subject from another. */
export const tellsSubject = (token: Token): boolean =>
  (isTopic(token) && !PREPOSITIONS.has(token.form)) || token.form === 'new' || /^\p{L}$|\p{N}/u.test(token.form);

/** Returns the key of a word by which two texts have it in common: that of its stem, or of a day of the week. */
export const topicKeyOf = ({ key, form }: Token): string => DAY_FORMS.get(form) ?? stemOf(key);

/** Returns a key without the mark of the past. */
export const stemOf = (key: string): string => (key.endsWith(PAST) ? key.slice(0, -PAST.length) : key);

/** True for a statement about the past, by its verb. */
export function isPast({ tokens, verbAt, label }: Signs): boolean {
  const verb = tokens[verbAt];
  if (!verb || label || tokens.some(({ key }) => COPULAS.has(key))) return false;
  return PAST_TENSES.has(verb.form) || verb.key.endsWith(PAST);
}
