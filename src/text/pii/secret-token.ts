import { matchAt } from '../../common/matches.js';
import { alternation } from '../word-lists.js';

/** The fewest and the most characters of a token that {@link looksRandom} takes for a secret. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 400;

/**
 * Tokens that look like secrets and are technical: algorithms, protocols and encodings, versions, ordinals and quantities,
 * calls, other short terms.
 */
const TECHNICAL_TERM = new RegExp(
  `^${alternation`
    [2m]fa|md5|sha-?\d+\w*|aes-?\d*\w*|rsa-?\d*|argon2\w*|[bs]crypt\w*|pbkdf2\w*
    oauth\d?(?:\.\d)?|oidc|saml2?|base(?:32|64)|utf-?8
    v?\d+(?:\.\d+)+[\w.-]*|v\d+
    \d+[-–]?(?:st|nd|rd|th|x|h|d|s|k|m|min|days?|hours?|chars?|characters?|digits?|letters?|words?|bits?|bytes?|stellig\w*)
    [\w.]+\(.*
    (?:\d+[a-z]{1,2}|q[1-4]|w3c|k8s|i18n|l10n|s3|ec2|ipv[46]|x509|h2|1password|no\.?\d+)
  `}$`,
  'i',
);

/** A symbol that names do not have, with something after it: the punctuation of a sentence is at the end of its token. */
const SYMBOL_INSIDE = /[!@#$%^&*+=~|\\?](?=.)/;
const SYMBOL_AT_END = /.[!#$%^&*]$/;

/** Characters up to white space, a tag, or punctuation that is written without a space. */
const TOKEN = /[^\s。、，；！？（）<]{1,400}/y;
/** The end of a value in a connection string, in JSON or in a list: another field follows, or the value's quote is closed. */
const NEXT_FIELD = /[,;&|](?=[^,;&|]*[=:])|["'`](?=[,;}\])])|["'`]$/;
const STARTS_WITH_ASCII = /^[!-~]/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const PUNCTUATION_AT_END = /[.,;:"'`]+$/;

/** True if a token is technical: the name of an algorithm, a version, a call, a quantity ("argon2id", "v1.2", "30min"). */
export const isTechnicalTerm = (token: string): boolean => TECHNICAL_TERM.test(token);

/** True if a token looks like a secret: it has letters and digits, or one of them and a symbol. */
export function looksRandom(token: string): boolean {
  if (token.length < MIN_LENGTH || token.length > MAX_LENGTH || isTechnicalTerm(token)) return false;
  const hasLetter = /\p{L}/u.test(token);
  const hasDigit = /\d/.test(token);
  if (hasLetter && hasDigit) return true;
  return SYMBOL_INSIDE.test(token) ? hasLetter || hasDigit : hasLetter && SYMBOL_AT_END.test(token);
}

/**
 * Returns the token that begins at `index`, without the punctuation after it and without the fields that follow it in a
 * connection string. Returns an empty string if there is none.
 */
export function tokenAt(text: string, index: number): string {
  const token = matchAt(TOKEN, text, index) ?? '';
  return withoutClosingBrackets(withoutCjkEnd(withoutNextFields(token)).replace(PUNCTUATION_AT_END, ''));
}

function withoutNextFields(token: string): string {
  const next = NEXT_FIELD.exec(token);
  return next && next.index > 0 ? token.slice(0, next.index) : token;
}

/** Chinese, Japanese and Korean sentences go on right after a value: "パスワードはTsubame42に変わりました". */
function withoutCjkEnd(token: string): string {
  const cjk = STARTS_WITH_ASCII.test(token) ? token.search(CJK) : -1;
  return cjk > 0 ? token.slice(0, cjk) : token;
}

/** A bracket that closes what was opened before the token does not belong to it. */
function withoutClosingBrackets(token: string): string {
  let rest = token;
  while (/[)\]}>]$/.test(rest) && !/[([{<]/.test(rest)) rest = rest.slice(0, -1).replace(/[.,;:]+$/, '');
  return rest;
}
