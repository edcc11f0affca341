import { alternation, anyWordOf } from '../word-lists.js';

// Words that follow the word for a secret without being its value: "password: required", "the password is gone".

/** States of a secret, or of the field for one. */
const STATES = `
  given present provided supplied attached printed shown known sent mailed kept stored protected generated requested set
  required needed optional mandatory missing omitted removed expired unchanged changed updated reset written forgotten
  hashed encrypted redacted masked hidden disabled enabled rejected accepted default auto taken free ready done
  stolen lost gone dead stale broken`;

/** Types, values and names of fields. */
const FIELDS = `
  string str text varchar char int integer number numeric boolean bool null nil none undefined void true false yes no n/a na
  tb[ad] todo any min max length case key username email password passwords passphrase text/plain`;

/** Properties of secrets, and opinions about them. */
const PROPERTIES = `
  safe weak strong secure insecure short long easy hard simple trivial complex random unique common different identical new old
  fine good bad lame sacred enough important useless overrated annoying obsolete history rubbish terrible awful
  wrong correct right valid invalid empty blank unknown secret private public personal sensitive confidential
  plain live global local static dynamic temporary permanent`;

/** Actions, and what they are done with. */
const ACTIONS = 'change update updates use ask see submit login logout show hide policy rotation permission wifi root admin';

const ENGLISH_GRAMMAR = `
  the a an that this it its my our your his her their mine ours yours hers everything nothing
  in on at as to by of for from with via per over out due up off back above below
  if not never too also very so be ok okay same ditto what where how why
  here there everywhere nowhere now then when still again today tomorrow soon later forever`;

const OTHER_LANGUAGES = `
  pflicht pflichtfeld erforderlich falsch richtig leer unbekannt geheim siehe
  obligatoire requis facultatif incorrect
  obligatorio obligatoria requerido requerida opcional incorrecta
  да нет обязательно обязателен неверный см
  必須 必填 任意 なし 无 無`;

const REMARK = new RegExp(`^${anyWordOf(STATES, FIELDS, PROPERTIES, ACTIONS, ENGLISH_GRAMMAR, OTHER_LANGUAGES)}$`, 'iu');

/** Remarks that are common passwords, too: "my password is admin". */
const COMMON_PASSWORD = /^(?:admin|root|secret|password|login)$/i;

/** Endings of English words that say something about a secret: "the password is guessable", "… is expiring". */
const REMARK_ENDING = /(?:ed|ing|able|ible|less|ful|ive|ous|ly|ory|ent|ant|ial|tion)$/i;

/** Units that make the number before them a quantity, also across a range: "8 characters", "8 to 12 characters", "4桁". */
const UNIT = new RegExp(
  String.raw`^\s?-?\s?(?:(?:or|to|bis|à|a)\s\d+\s)?${alternation`
    characters?|chars?|digits?|letters?|words?|symbols?|numbers?|bits?|bytes?|lines?|pages?|rows?|items?|entries|users?|tokens?
    days?|weeks?|months?|years?|hours?|minutes?|min|seconds?|sec|times|attempts?|tries
    euros?|dollars?|pounds?|percent|%|per
    Zeichen|Ziffern|Stellen|stellig|Zeilen|Tage|Minuten|Mal
    caractères|chiffres|lignes|jours|minutes
    caracteres|dígitos|líneas|días
    символ|цифр|минут|дней|раз
    文字|桁|回|分|日|位|个|次
  `}`,
  'iu',
);

/** Digits from zero to nine in words, in English, German, French and Spanish. */
const DIGIT_WORD = alternation`
  zero|oh|one|two|three|four|five|six|seven|eight|nine
  null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun
  zéro|un|deux|trois|quatre|cinq|sept|huit|neuf
  cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve
`;

/** Four to twelve digits in words, with spaces, commas or dashes between them. */
export const SPELLED_DIGITS = new RegExp(String.raw`(?:${DIGIT_WORD}(?:[ ,-]{1,2}|(?!\p{L}))){4,12}`, 'iuy');

/** True if `word` says something about a secret, and is not its value. */
export const isRemark = (word: string): boolean => REMARK.test(word);

/** True if a remark may be a password instead, where it is all that is said. */
export const isCommonPassword = (word: string): boolean => COMMON_PASSWORD.test(word);

/** True if `word` has the ending of a remark; passwords have some of these endings too. */
export const endsLikeRemark = (word: string): boolean => REMARK_ENDING.test(word);

/** True if the text after a number makes it a quantity. */
export const startsWithUnit = (text: string): boolean => UNIT.test(text);
