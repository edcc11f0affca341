import { matchAt } from '../../common/matches.js';
import { alternation } from '../word-lists.js';
import { ENGLISH } from './languages/english.js';
import type { SecretLanguage } from './languages/language.js';
import { anyLanguage, anyUnspaced, LANGUAGES, languagesOf } from './languages/languages.js';
import { isCommonPassword, isNounPhrase, isRemark, plays } from './remark.js';
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
const IN_WORD = `(?:${LETTER}|['-])`;
/** Words with a space between them, all in a script that is written with spaces: Japanese goes on right after a value. */
const RUN = new RegExp(`${LETTER}${IN_WORD}{0,39}(?: ${LETTER}${IN_WORD}{0,39}){0,9}`, 'uy');
/** The end of a sentence, of a clause or of a field of a list. */
const CLAUSE_END = new RegExp(
  String.raw`^(?:["')\]}]?\s*(?:$|[.,;:!?)\]}\n|。、，；！？]|\/\s|-\s)|\s?${anyUnspaced('copulas')})`,
  'u',
);
/** The end of a sentence or line, after which nothing more is said of the value. */
const SENTENCE_END = /^["')\]}]?\s*(?:$|[.!]\s*(?:$|\n|\p{Lu})|\n)/u;
const CONJUNCTIONS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ conjunctions = '' }) => conjunctions.split('|')));

/** Plain words before the end of their sentence, in scripts without spaces: "合言葉はひまわりです". */
const UNSPACED_STATED = new RegExp(anyUnspaced('plainValues'), 'uy');
const UNSPACED_REMARK = new RegExp(anyUnspaced('remarkParts'), 'u');

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
  const all = run.split(' ');
  if (plays(all[0]!, 'grammar', languages) && !isCommonPassword(all[0]!)) return undefined;
  const clause = clauseOf(all);
  const mayLink = () => tie === 'sign' || label.isPhrase || OWNED.test(textBefore(text, label));
  const isPassword = (words: readonly string[]): boolean => {
    const value = words.join(' ');
    const after = text.slice(start + value.length, start + value.length + READ_AFTER);
    if (value.length === run.length && !CLAUSE_END.test(after)) return false;
    if (words.length === 1) return isPasswordWord(value, after, languages, tie);
    return label.isPlain && isPassphrase(words, languages, mayLink);
  };
  if (isPassword(clause)) return clause.join(' ');
  const words = withoutAdverbial(clause, languages);
  const isCut = words.length < clause.length && !plays(words[0]!, 'pointer', languages);
  return isCut && isPassword(words) ? words.join(' ') : undefined;
}

/** Returns the words up to an adverbial ("lavender since Monday"), all if another word of grammar comes before it. */
function withoutAdverbial(words: readonly string[], languages: readonly SecretLanguage[]): readonly string[] {
  for (let index = 1; index < words.length; index++) {
    const word = words[index]!;
    if (plays(word, 'adverbial', languages)) return words.slice(0, index);
    if (plays(word, 'grammar', languages) && !plays(word, 'link', languages) && !plays(word, 'article', languages)) return words;
  }
  return words;
}

function unspacedAt(text: string, start: number, tie: 'word' | 'sign'): string | undefined {
  const word = matchAt(tie === 'word' ? UNSPACED_STATED : UNSPACED_FIELD, text, start);
  return word === undefined || isRemark(word) || UNSPACED_REMARK.test(word) ? undefined : word;
}

/** Returns the words up to a conjunction with which another clause begins: "bluewhale and the network is". */
function clauseOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, index) => index > 0 && CONJUNCTIONS.has(word.toLowerCase()));
  // "salt and pepper"
  return end < 0 || end === words.length - 2 ? words : words.slice(0, end);
}

/**
 * True for a word that is no remark. After "is", a remark that is a common password counts at the end of the sentence: "the
 * password is secret, tell nobody" has none.
 */
function isPasswordWord(word: string, after: string, languages: readonly SecretLanguage[], tie: 'word' | 'sign'): boolean {
  if (word.length < MIN_LENGTH) return false;
  // Of a compound, the last part counts: "case-sensitive".
  const lastPart = word.slice(word.lastIndexOf('-') + 1);
  const spoken = tie === 'word' ? [...languages, ENGLISH] : languages;
  const isState = tie === 'word' ? plays(lastPart, 'remark', spoken) : isRemark(word);
  if (isState || plays(lastPart, 'grammar', spoken))
    return isCommonPassword(word) && (tie === 'sign' || SENTENCE_END.test(after));
  // A capital makes a name or, in German, a noun.
  const isName = /^\p{Lu}\p{Ll}/u.test(word);
  return tie === 'sign' || isName || !plays(lastPart, 'form', languages);
}

/**
 * True for words of which none is of grammar, and none a remark or pointer; in a long phrase one may be.
 * @param mayLink whether prepositions may join its nouns: "king of hearts"
 */
function isPassphrase(words: readonly string[], languages: readonly SecretLanguage[], mayLink: () => boolean): boolean {
  if (words.length > MAX_WORDS) return false;
  const isGrammar = (word: string, index: number) =>
    plays(word, 'grammar', languages) && !joins(words, index, languages, mayLink);
  if (words.some(isGrammar) || plays(words[0]!, 'pointer', languages)) return false;
  const isState = (word: string) => plays(word, 'remark', languages);
  if (words.length < MIN_SURE_WORDS) {
    const hasNounFirst = languages.some((language) => language.hasNounFirst);
    const isSaid = words.some((word, index) => isState(word) && !(index > 0 && hasNounFirst));
    return !isSaid && !plays(words.at(-1)!, 'pointer', languages) && isNounPhrase(words, languages);
  }
  const remarks = words.filter((word) => isState(word) || plays(word, 'form', languages)).length;
  return remarks <= 1 && !plays(words[0]!, 'form', languages);
}

/** True for a conjunction between two words, and, if it may, for a preposition or an article after one. */
function joins(words: readonly string[], index: number, languages: readonly SecretLanguage[], mayLink: () => boolean): boolean {
  if (index === 0 || index === words.length - 1) return false;
  const word = words[index]!;
  if (plays(word, 'conjunction', languages)) return true;
  const isAfterLink = index > 1 && plays(words[index - 1]!, 'link', languages);
  return plays(word, isAfterLink ? 'article' : 'link', languages) && mayLink();
}

/** The possessive of a person, at the end of the text before a label. */
const OWNED = new RegExp(String.raw`(?<!\p{L})${anyLanguage('possessives')}\s(?:\p{L}{2,15}\s)?$`, 'iu');
/** "Logs in with the", at the end of the text before a label. */
const AFTER_INSTRUMENT = new RegExp(String.raw`(?<!\p{L})${anyLanguage('instruments')}\s$`, 'iu');
/** Words that make a compound with a label in English: "the password vault". */
const COMPOUND = new RegExp(
  `^(?:${alternation`
    polic\p{L}*|rules?|requirements?|formats?|regex|patterns?|length|hash(?:es)?|digest|salt|hints?|resets?|expiry|rotation|usage
    files?|managers?|versions?|types?|fields?|columns?|names?|labels?|errors?|protect\p{L}*|auth\p{L}*|vaults?|prompts?|forms?
    strength|recovery|flow|pages?|screens?|dialogs?|boxes|box|grants?|tokens?|less|only|encryption|login|combination|method|system
    option|step|input|change|check\p{L}*|generator|store|storage|entry|database|list|dump|leak|card|sheet|app|service|server
    twice|first|once|properly|securely|manually|\p{L}{3,}(?:al|ow|ick|ise|ful|ent|ect|ate|ure|ong)ly
  `})$`,
  'iu',
);
/** "User mira, ", at the end of the text before a label. */
const AFTER_USER = new RegExp(
  String.raw`\b${alternation`
    user(?:name)?|login|email|benutzer(?:name)?|utilisateur|usuario|utente|gebruiker|name|ssid|nombre|nom|nome|netz(?:werk)?
    network|account|konto
  `}\s?[:=]?\s?\S{2,40}` + String.raw`(?:[,;/]|\s${anyLanguage('conjunctions')})\s$`,
  'iu',
);
const REACH_BACK = 60;
const textBefore = (text: string, { start, reach }: SecretLabel): string =>
  text.slice(Math.max(reach.start, start - REACH_BACK), start);
const GAP = /\s{1,2}/uy;

/**
 * Returns the plain words right after a label that are its value: in languages without "is" ("мой пароль ромашка"), or after a
 * user's name ("user mira, password tangerine"), or after "with the".
 */
export function plainWordsBeside(text: string, label: SecretLabel): Range | undefined {
  if (!label.isPlain) return undefined;
  const start = label.end + (matchAt(GAP, text, label.end)?.length ?? 0);
  const value = start === label.end ? undefined : plainWordsAt(text, start, label, 'word');
  if (value === undefined) return undefined;
  const after = text.slice(start + value.length, start + value.length + READ_AFTER);
  const before = textBefore(text, label);
  const languages = languagesOf(text.slice(label.start, label.end), '');
  const isStated = languages.some(({ hasNoCopula }) => hasNoCopula) && OWNED.test(before) && SENTENCE_END.test(after);
  const isUsed = AFTER_USER.test(before) || (AFTER_INSTRUMENT.test(before) && !COMPOUND.test(value.split(' ')[0]!));
  return isStated || (isUsed && CLAUSE_END.test(after)) ? { start, end: start + value.length } : undefined;
}

/** Plain words at the beginning of a sentence, and "is the": the first group is the value, the second the words between. */
const STATED_BEFORE = new RegExp(
  [
    String.raw`(?:^|[.!?;:\n]\s{0,2})["']?(\p{L}[\p{L}'-]{2,39}(?: \p{L}[\p{L}'-]{0,39}){0,4})["']?`,
    String.raw`(\s${anyLanguage('ties')}\s)(?:${anyLanguage('articles', 'possessives')}\s)(?:[\p{L}-]{2,15}\s){0,2}$`,
  ].join(''),
  'diu',
);

/** Returns plain words at the beginning of a sentence that are stated to be a password: "sunflower is the password". */
export function plainWordsBefore(text: string, label: SecretLabel): Range | undefined {
  if (!label.isPlain) return undefined;
  const before = textBefore(text, label);
  const from = label.start - before.length;
  const match = STATED_BEFORE.exec(before);
  if (!match || (from > 0 && match[0].length === before.length && /^[^.!?;:\n]/.test(before))) return undefined;
  const [start, end] = match.indices![1]!;
  const words = match[1]!.split(' ');
  const languages = languagesOf('', match[2]!);
  const isPassword =
    words.length === 1 ? isPasswordWord(words[0]!, '', languages, 'word') : isPassphrase(words, languages, () => false);
  return isPassword ? { start: from + start, end: from + end } : undefined;
}
