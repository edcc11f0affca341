import { matchAt } from '../../common/matches.js';
import { ENGLISH } from './languages/english.js';
import type { SecretLanguage } from './languages/language.js';
import { anyLanguage, anyUnspaced, languagesOf } from './languages/languages.js';
import { isCommonPassword, isRemark, partOf } from './remark.js';
import type { SecretLabel } from './secret-label.js';
import type { Range } from './span.js';

// Passwords that are plain words: "the password is sunflower", "my password is correct horse battery staple". A noun without an
// article is little else after "is", but adjectives and participles are remarks; so are clauses with any word of grammar.

/** The most words of a password without quotes, and the fewest that are one although a remark is among them. */
const MAX_WORDS = 9;
const MIN_SURE_WORDS = 4;
const MIN_LENGTH = 3;

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
const LETTER = String.raw`(?:(?!${CJK})\p{L})`;
/** Words with a space between them, all in a script that is written with spaces: Japanese goes on right after a value. */
const RUN = new RegExp(`${LETTER}(?:${LETTER}|['-]){0,39}(?: ${LETTER}(?:${LETTER}|['-]){0,39}){0,11}`, 'uy');
/** The end of a sentence, of a clause or of a field of a list. */
const CLAUSE_END = new RegExp(
  String.raw`^(?:["')\]}]?\s*(?:$|[.,;:!?)\]}\n|。、，；！？]|\/\s|-\s)|\s?${anyUnspaced('copulas')})`,
  'u',
);
/** The end of a sentence or line, after which nothing more is said of the value. */
const SENTENCE_END = /^["')\]}]?\s*(?:$|[.!]\s*(?:$|\n|\p{Lu})|\n)/u;
const CONJUNCTION = new RegExp(`^${anyLanguage('conjunctions')}$`, 'iu');

/** A Japanese word before the end of its sentence: "合言葉はひまわりです". Words in Chinese characters are mostly remarks. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]{3,12}?(?=(?:です|でした|だよ?)(?:$|[。、！\s]))/uy;

/** A word that is all there is after a sign: "密码：芝麻开门". */
const UNSPACED_FIELD = new RegExp(String.raw`${CJK}{3,40}(?=["')\]}]?\s*(?:$|[.,;:!?)\]}\n|。、，；！？]))`, 'uy');

/** The text after a value that is read to find its end, in UTF-16 code units. */
const READ_AFTER = 40;

/**
 * Returns the plain words at `start` that are a password because nothing else is said, if there are any.
 * @param tie a word ("is") or a sign (`:`)
 */
export function plainWordsAt(text: string, start: number, label: SecretLabel, tie: 'word' | 'sign'): string | undefined {
  if (tie === 'word' && !label.isPlain) return undefined;
  const run = matchAt(RUN, text, start);
  if (run === undefined) return unspacedAt(text, start, tie);
  const languages = languagesOf(text.slice(label.start, label.end), text.slice(label.end, start));
  const words = clauseOf(run.split(' '));
  const value = words.join(' ');
  const end = start + value.length;
  const after = text.slice(end, end + READ_AFTER);
  if (value.length === run.length && !CLAUSE_END.test(after)) return undefined;
  if (words.length === 1) return isPasswordWord(value, after, languages, tie) ? value : undefined;
  return label.isPlain && isPassphrase(words, languages) ? value : undefined;
}

function unspacedAt(text: string, start: number, tie: 'word' | 'sign'): string | undefined {
  const word = matchAt(tie === 'word' ? KANA : UNSPACED_FIELD, text, start);
  return word === undefined || isRemark(word) ? undefined : word;
}

/** Returns the words up to a conjunction with which another clause begins: "bluewhale and the network is". */
function clauseOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, index) => index > 0 && CONJUNCTION.test(word));
  // "salt and pepper"
  return end < 0 || end === words.length - 2 ? words : words.slice(0, end);
}

/**
 * True for a word that is no remark. After "is", a remark that is a common password counts at the end of the sentence: "the
 * password is secret, tell nobody" has none.
 */
function isPasswordWord(word: string, after: string, languages: readonly SecretLanguage[], tie: 'word' | 'sign'): boolean {
  if (word.length < MIN_LENGTH) return false;
  const part = partOf(word, tie === 'word' ? [...languages, ENGLISH] : languages);
  if (part.isGrammar || (tie === 'word' ? part.isRemark : isRemark(word)))
    return isCommonPassword(word) && (tie === 'sign' || SENTENCE_END.test(after));
  // A capital makes a name or, in German, a noun.
  const isName = /^\p{Lu}\p{Ll}/u.test(word);
  return tie === 'sign' || isName || !partOf(word, languages).isAdjective;
}

/** True for words of which none is of grammar, and none a remark; in a long phrase one may be. */
function isPassphrase(words: readonly string[], languages: readonly SecretLanguage[]): boolean {
  if (words.length > MAX_WORDS) return false;
  const parts = words.filter((word) => !CONJUNCTION.test(word)).map((word) => partOf(word, languages));
  if (parts.some(({ isGrammar }) => isGrammar)) return false;
  const remarks = parts.filter(({ isRemark: isState, isAdjective }) => isState || isAdjective).length;
  return words.length < MIN_SURE_WORDS ? remarks === 0 : remarks <= 1 && !parts[0]!.isAdjective;
}

/** The possessive of a person, at the end of the text before a label. */
const OWNED = new RegExp(String.raw`(?<!\p{L})${anyLanguage('possessives')}\s(?:\p{L}{2,15}\s)?$`, 'iu');
/** "User mira, ", at the end of the text before a label. */
const AFTER_USER = new RegExp(
  String.raw`\b(?:user(?:name)?|login|email|benutzer(?:name)?|utilisateur|usuario|utente|gebruiker)\s?[:=]?\s?\S{2,40}` +
    String.raw`(?:[,;/]|\s${anyLanguage('conjunctions')})\s$`,
  'iu',
);
const REACH_BACK = 60;
const ONE_WORD = /\s{1,2}(\p{L}[\p{L}-]{2,39})/uy;

/**
 * Returns the plain word right after a label that is its value: in languages without "is" ("мой пароль ромашка"), or after a
 * user's name ("user mira, password tangerine").
 */
export function plainWordBeside(text: string, label: SecretLabel): Range | undefined {
  if (!label.isPlain) return undefined;
  const match = matchAt(ONE_WORD, text, label.end);
  if (match === undefined) return undefined;
  const word = match.trimStart();
  const start = label.end + match.length - word.length;
  const after = text.slice(start + word.length, start + word.length + READ_AFTER);
  const before = text.slice(Math.max(0, label.start - REACH_BACK), label.start);
  const languages = languagesOf(text.slice(label.start, label.end), '');
  const isStated = languages.some(({ hasNoCopula }) => hasNoCopula) && OWNED.test(before) && SENTENCE_END.test(after);
  if (!isStated && !(AFTER_USER.test(before) && CLAUSE_END.test(after))) return undefined;
  return isPasswordWord(word, after, languages, 'word') ? { start, end: start + word.length } : undefined;
}
