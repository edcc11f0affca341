import { alternation } from '../word-lists.js';
import { anyLanguage, anyUnspaced } from './languages/languages.js';
import { SERVICE } from './languages/services.js';

// The grammar in which a text says a secret: patterns of the text around a word for one (its label), which tie it to a value or
// to a description. The words are those of the tables in `languages`; the order in which they stand is one for all. Patterns that
// begin with `^` are for the text after the label, those that end with `$` for the text before it.

/** "The most common PIN is 1234": a value of nobody. */
export const COMMON_BEFORE = /\b(?:most|worst|weakest|common|popular)\s(?:\p{L}{1,12}\s)?$/iu;

// After the label: signs.

/** A sign, also after a remark in parentheses: "Password (temporary): ", "password => ". */
export const SIGN = /^["'`\]]{0,2}\s{0,2}(?:\([^()\n]{1,60}\)\s?)?(?::=|=>|={1,3}|[-=]>|→|:)\s{0,3}/;
/** The end of an XML tag with a value between it and the closing tag. */
export const TAG = /^>(?=[^<\s]{1,140}<\/)/;
/** A parenthesis that has only the value. */
export const PARENTHESIS = /^\s\((?=[^()\s]{3,60}\))/;
/** A sign later in the clause: "password for the portal: ". */
export const LATER_SIGN = /^[^:=\n(]{1,80}?(?::|=|\?)\s/;

/** Beginnings of words that name a property of a secret, not the thing that it opens. */
const NO_PROPERTY = `(?!${alternation`
  polic|rule|require|format|regex|pattern|length|min|max|limit|count|budget|hash|digest|salt|hint|reset|expir|rotation|usage
  file|id\b|manager|version|type|field|column|name|label|error
`})`;
/** A word for what the secret opens, without a preposition, and a sign: "mdp wifi : X". */
export const NAMED_SIGN = new RegExp(String.raw`^\s${NO_PROPERTY}[\p{L}\d.-]{2,20}\s?[:=]\s?`, 'iu');
/** A word for the secret's type or place, and a value that is all that follows: "clave wifi Colibri22". */
export const NAMED_BESIDE = new RegExp(
  [
    String.raw`^\s${NO_PROPERTY}[\p{L}-]{2,14}\s`,
    String.raw`(?=(?:\p{L}{4,20}\d{1,4}|(?=\S{0,30}\d)\p{L}[^\s/:@.]{0,30}[!#$%^&*][^\s/:@.]{1,30})(?:[.,;!)]|$))`,
  ].join(''),
  'iu',
);

// After the label: words.

/** "Was changed to". English alone needs more than a verb. */
const CHANGED =
  String.raw`\s(?:${alternation`was|is|got|been|has been|have been|were|gets?`}\s)?` +
  alternation`(?:re)?set|changed|switched|updated|rotated|moved|reverted|went|goes` +
  String.raw`\s(?:back\s)?(?:to|from)\s`;

/** Words between a label and its value that say no more than "is". */
export const WORD_TIE = new RegExp(
  [
    CHANGED,
    String.raw`\s${anyLanguage('ties')}\s(?:now\s|still\s)?`,
    String.raw`'s\s(?!(?:is|was)\s)|,\s${anyLanguage('resumptions')}\s`,
    String.raw`\?\s`,
    String.raw`\s?${anyUnspaced('ties')}[、:\s]?`,
  ].join('|'),
  'giu',
);

/**
 * The beginning of what may stand between a label and its tie: what it is for, whose it is, a relative clause. A noun may not:
 * "password policy is".
 */
export const MIDDLE = new RegExp(
  `^${alternation`
    \s${anyLanguage('middles')}(?:\s|(?<='))
    \s\(
    ['’]s\s
    \s\p{Script=Cyrillic}{4,16}\s
    \s${SERVICE}\s
    的
  `}`,
  'iu',
);

/** A remark between a label and its tie: "the password, which nobody knows, is". */
export const ASIDE = new RegExp(
  String.raw`^(?:,\s[^,.;:!?\n]{2,60},|\s-\s[^.;:!?\n-]{2,60}\s-)(?=\s${anyLanguage('ties')}\s)`,
  'iu',
);

/** Adverbs before a value or a description: "the password is still X". */
export const FILLER = new RegExp(
  String.raw`^(?:(?:${anyLanguage('fillers')}|${anyUnspaced('fillers')})(?:\s|(?=[^\p{L}\s])))+\s?`,
  'iu',
);
/** The same and articles, after which a plain word is no value. */
export const FILLER_OR_ARTICLE = new RegExp(
  String.raw`^(?:(?:${anyLanguage('fillers', 'articles')}|${anyUnspaced('fillers')})(?:\s|(?=[^\p{L}\s])))+\s?`,
  'iu',
);

/** A token with a letter, a digit and a symbol that names do not have; or a capitalised word with a number: "Drossel-551". */
export const UNMISTAKABLE = new RegExp(
  String.raw`(?<=\s)${alternation`
    (?=[^\s\d]{0,40}\d)(?=[^\s!#$%^&*]{0,40}[!#$%^&*])(?=[^\p{L}\s]{0,40}\p{L})[^\s:/"@([{<]{6,40}(?=\s|$)
    (?!Ticket|Issue|Room|Server|Host|Version|Build|Release|Team)\p{Lu}\p{Ll}{2,20}[-_]\d{3,8}(?=[.,;!]|$)
  `}`,
  'u',
);

/** The thing that the secret opens, in a language that needs no verb after it: "пин-код карты 4471", "пин-код от карты 4471". */
export const GENITIVE = new RegExp(
  [
    String.raw`^\s(?:(?:от|для|к|на)\s\p{Script=Cyrillic}{3,14}(?:\s\p{Script=Cyrillic}{3,14})?|\p{Script=Cyrillic}{4,12})\s`,
    String.raw`(?=\d{4,8}(?!\d|\sг))`,
  ].join(''),
  'u',
);
/** "The door code, 5590, changes on Monday". */
export const APPOSITION = /^,\s(?=["']?[^\s,]{4,40}["']?(?:[,.;)]|$))/;
/** "It asks for a PIN again, it is 0931." A year or a quantity is no value. */
export const LATER_REFERENCE = new RegExp(
  [
    String.raw`^[^.,;:!?\n]{0,60}(?:[.,;:!?]|\s-\s)\s(?:${anyLanguage('conjunctions')}\s)?`,
    String.raw`(?:(?:now )?it's|it is|(?:the )?new one is|(?:es|sie|er) (?:ist|lautet)|c'est|es|это|теперь)\s`,
    String.raw`(?:${anyLanguage('fillers', 'articles')}\s)?(?=["']?\S*\d)(?!(?:19|20)\d\d\b|\d+ )`,
  ].join(''),
  'iu',
);

// Choosing a secret: "set the password to X", "for the code I use X", "X is the PIN".

export const SETTING_BEFORE =
  /\b(?:set|sets|setting|change[ds]?|changing|reset|switch(?:ed)?|update[ds]?|rotated?)\s(?:\S{1,20}\s){0,9}[\w-]{0,20}$/i;
export const SET_TO = /^(?:\s(?!to\b)\S{1,20}){0,5}\s(?:back\s)?to\s/i;

/** "For the" before a label of which the rest of the clause says what is chosen, see {@link CHOOSING}. */
export const CHOSEN_FOR_BEFORE = new RegExp(
  [
    String.raw`(?<!\p{L})${anyLanguage('chosenFor')}\s`,
    String.raw`(?:(?:${anyLanguage('articles', 'possessives')}|a)\s)?`,
    String.raw`(?:[\p{L}-]{1,20}\s){0,2}$`,
  ].join(''),
  'iu',
);
/** "I always use", "nehme ich immer". */
export const CHOOSING = new RegExp(String.raw`^[^.;:\n]{0,40}?${anyLanguage('choosing')}\s`, 'iu');
export const SAME_BEFORE = /\bsame\s$/i;
/** After "same" and a label: "same password as". */
export const SAME_AS = /^\s(?:as|i use|we use)\s/i;

// Before the label.

/** The end of a noun phrase, so that what stands before the label can be its value: "X is the password for". */
export const NOUN_END = new RegExp(String.raw`^\s{0,2}(?:$|[^\p{L}\s_-]|${anyLanguage('nounEnds')}\b)`, 'iu');

/** "X is the", "X as our", "X, my": the first group is the value. */
export const VALUE_BEFORE = new RegExp(
  [
    String.raw`(?<![^\s("'])([^\s]{3,64}?)["')]?,?\s`,
    String.raw`(?:(?:is|was|as|ist|war|als|est|comme|es|como|è|é|это|—)\s`,
    String.raw`(?:(?:${anyLanguage('articles', 'possessives')}|a|[\p{L}]{2,20}'s)\s)?`,
    String.raw`(?:(?!most|worst|weakest|common)[\p{L}][\p{L}\d-]{0,20}\s){0,3})$`,
  ].join(''),
  'iu',
);

/** "I use our wedding day as my": the first group describes the value. */
export const DESCRIPTION_BEFORE = new RegExp(
  [
    String.raw`\b(?:i|we|he|she|they)\s(?:(?:always|still|just|only|usually|simply)\s)?`,
    String.raw`(?:use[sd]?|took|takes?|chose|chooses?|picked|picks?|made|makes?)\s([^.;!?\n]{4,70}?)\s(?:as|for)\s`,
    String.raw`(?:(?:the|my|our|his|her|their|your|a)\s)?(?:[\p{L}][\p{L}-]{0,20}\s){0,2}$`,
  ].join(''),
  'iu',
);
