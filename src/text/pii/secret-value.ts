import { VEIL } from './fold.js';
import { isPlaceholder, isVeiled } from './placeholder.js';
import type { SecretLabel } from './secret-label.js';

/** How a value is tied to its label: by a sign (`:`, `=`), by a word ("is"), or by standing right after it. */
export type Tie = 'sign' | 'word' | 'beside';

/** Names of techniques and counts that look like a secret: letters beside digits. */
const TECHNICAL =
  /^(?:[2m]fa|md5|sha-?\d+\w*|aes-?\d*\w*|rsa-?\d*|argon2\w*|[bs]crypt\w*|pbkdf2\w*|oauth\d?(?:\.\d)?|oidc|saml2?|base(?:32|64)|utf-?8|v?\d+(?:\.\d+)+[\w.-]*|v\d+|\d+[-–]?(?:st|nd|rd|th|x|h|d|s|k|m|min|days?|hours?|chars?|characters?|digits?|letters?|words?|bits?|bytes?|stellig\w*)|[\w.]+\(.*|(?:\d+[a-z]{1,2}|q[1-4]|w3c|k8s|i18n|l10n|s3|ec2|ipv[46]|x509|h2|1password|no\.?\d+))$/i;

/** Words that say of what type or in what state a secret is. */
const ABOUT = new RegExp(
  `^(?:${[
    'given|present|provided|supplied|required|needed|missing|expired|unchanged|changed|updated|hashed|encrypted|redacted|masked|removed|omitted|disabled|enabled|rejected|accepted|stored|protected|generated|requested|printed|attached|string|str|text|varchar|char|int|integer|number|numeric|boolean|bool|null|nil|none|undefined|void|true|false|yes|no|n/a|na|tb[ad]|todo|any|optional|mandatory|default|auto|see|via|per|use|ask|from|with|same|ditto|if|for|to|by|of',
    'in|on|at|as|not|never|too|also|very|so|still|now|then|what|here|there|where|how|why|when|that|this|it|its|my|the|a|an|our|your|his|her|their|be|ok|okay|fine|gone|lost|set|shown|known|sent|kept|safe|weak|strong|short|long|different|new|old|easy|simple|bad|good|unique|important|over|out|due|up|off|back|stale|dead|broken|stolen|written|forgotten|hard|enough|below|above|wrong|correct|right|valid|invalid|empty|blank|unknown|hidden|secret|secure|insecure|private|public|personal|random|everything|nothing|key|case|plain|live|common|useless|overrated|annoying|obsolete|history|mine|ours|yours|hers|taken|free|ready|done|sacred|lame|min|max|length|username|email|password|passwords|passphrase|forever|global|local|static|dynamic|sensitive|confidential|temporary|permanent|complex|permission|again|tomorrow|today|soon|later|everywhere|nowhere|rubbish|terrible|awful|trivial|identical|mailed|reset|change|update|updates|policy|rotation|wifi|root|admin|text/plain|submit|login|logout|show|hide',
    'pflicht|pflichtfeld|erforderlich|falsch|richtig|leer|unbekannt|geheim|siehe|obligatoire|requis|facultatif|incorrect|obligatorio|obligatoria|requerido|requerida|opcional|incorrecta|нет|да|обязательно|обязателен|неверный|см|必須|必填|任意|なし|无|無',
  ].join('|')})$`,
  'iu',
);
const ABOUT_ENDING = /(?:ed|ing|able|ible|less|ful|ive|ous|ly|ory|ent|ant|ial|tion)$/i;

/** What turns a number before it into a count. */
const UNIT =
  /^\s?-?\s?(?:(?:or|to|bis|à|a)\s\d+\s)?(?:characters?|chars?|digits?|letters?|words?|symbols?|numbers?|bits?|bytes?|days?|weeks?|months?|years?|hours?|minutes?|min|seconds?|sec|times|lines?|pages?|rows?|items?|euros?|dollars?|pounds?|Zeilen|lignes|líneas|attempts?|tries|entries|users?|tokens?|per|percent|%|Zeichen|Ziffern|Stellen|stellig|Tage|Minuten|Mal|caractères|chiffres|jours|minutes|caracteres|dígitos|días|минут|символ|цифр|дней|раз|文字|桁|回|分|日|位|个|次)/iu;

const CLAUSE_END = /^["')\]}]?\s*(?:$|[.,;:!?)\]}\n|。、，；！？]|\/\s)/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const QUOTED = /(["'`])([^\n]{1,200}?)\1(?![\p{Script=Latin}\d])/uy;
const TOKEN = /[^\s。、，；！？（）<]{1,400}/y;
const DIGITS = /^\d(?:[\d-]*\d)?[#*]?$/;
const SPACED_DIGITS = /\d{1,4}(?:[ -]\d{1,4}){1,5}(?![\p{L}\d])/uy;
const NUMBER_WORDS =
  /(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)(?:[ ,-]{1,2}|(?!\p{L}))){4,12}/iuy;
const PHRASE = /\p{Ll}{2,12}(?:[ -]\p{Ll}{2,12}){2,23}(?=\s*(?:$|[.,;\n]))/uy;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const VAGUELY_NAMED = /^[\w+=-]{20,}$/;
/** Several words, one of them a number or all of them capitalised, that are all there is on the line. */
const LINE =
  /(?=[^\n]{0,60}\d|(?:\p{Lu}\p{L}* ){2})\p{Lu}[\p{L}\d]{0,20} (?:[\p{Lu}\d][\p{L}\d]{0,20} ){0,3}[\p{Lu}\d][\p{L}\d]{0,20}(?=\.?\s*(?:$|\n))/uy;

/** Whether a token looks made up: letters with digits or symbols among them. */
export function looksRandom(value: string): boolean {
  if (value.length < 4 || value.length > 400 || TECHNICAL.test(value)) return false;
  const letter = /\p{L}/u.test(value);
  if (letter && /\d/.test(value)) return true;
  return /[!@#$%^&*+=~|\\?](?=.)/.test(value) ? letter || /\d/.test(value) : /.[!#$%^&*]$/.test(value) && letter;
}

const at = (sticky: RegExp, text: string, index: number): string | undefined => {
  sticky.lastIndex = index;
  return sticky.exec(text)?.[0];
};

/** The token at `index` without the punctuation around it and without the fields that follow it in a connection string. */
export function tokenAt(text: string, index: number): string {
  let token = at(TOKEN, text, index) ?? '';
  const nextField = /[,;&|](?=[^,;&|]*[=:])|["'`](?=[,;}\])])|["'`]$/.exec(token);
  if (nextField && nextField.index > 0) token = token.slice(0, nextField.index);
  if (/^[!-~]/.test(token)) {
    const cjk = token.search(CJK);
    if (cjk > 0) token = token.slice(0, cjk);
  }
  token = token.replace(/[.,;:"'`]+$/, '');
  while (/[)\]}>]$/.test(token) && !/[([{<]/.test(token)) token = token.slice(0, -1).replace(/[.,;:]+$/, '');
  return token;
}

/** Where the clear value stands that begins at `index`, if there is one. It is empty where the value was found by its shape already. */
export function valueAt(text: string, index: number, label: SecretLabel, tie: Tie): { start: number; end: number } | undefined {
  QUOTED.lastIndex = index;
  const quoted = QUOTED.exec(text);
  if (quoted) {
    const content = quoted[2]!;
    const start = index + 1;
    return isQuotedSecret(content, label, tie) ? { start, end: start + content.length } : undefined;
  }
  const words = label.kind === 'key' ? undefined : at(NUMBER_WORDS, text, index);
  if (words !== undefined) return { start: index, end: index + words.replace(/[ ,-]+$/, '').length };
  const start = index + /^["'`#]?/.exec(text.slice(index, index + 1))![0].length;
  const spaced = label.kind === 'code' ? at(SPACED_DIGITS, text, start) : undefined;
  if (spaced !== undefined && spaced.replace(/\D/g, '').length >= 4) return { start, end: start + spaced.length };
  const token = tokenAt(text, start);
  if (token === '') return undefined;
  const end = start + token.length;
  if (isVeiled(token)) return { start, end: start };
  if (token.includes(VEIL)) return { start, end };
  if (isPlaceholder(token)) return undefined;
  const line = label.kind === 'password' && tie === 'sign' ? at(LINE, text, start) : undefined;
  if (line !== undefined && !line.split(' ').some((word) => ABOUT.test(word) || ABOUT_ENDING.test(word)))
    return { start, end: start + line.length };
  if (isClear(token, text.slice(end, end + 40), label, tie)) return { start, end };
  const phrase = label.phrase && tie === 'sign' ? at(PHRASE, text, start) : undefined;
  return phrase === undefined ? undefined : { start, end: start + phrase.length };
}

function isQuotedSecret(content: string, label: SecretLabel, tie: Tie): boolean {
  if (isPlaceholder(content) || isVeiled(content) || ABOUT.test(content) || TECHNICAL.test(content)) return false;
  if (looksRandom(content)) return !label.vague || (VAGUELY_NAMED.test(content) && !UUID.test(content));
  if (label.vague) return false;
  if (label.kind === 'key') return tie === 'sign' && content.length >= 8 && !/\s/.test(content);
  return tie !== 'beside' && (label.kind === 'password' || /\d{3}/.test(content));
}

function isClear(token: string, after: string, label: SecretLabel, tie: Tie): boolean {
  const digits = DIGITS.test(token);
  if (digits && UNIT.test(after)) return false;
  const count = token.replace(/\D/g, '').length;
  switch (label.kind) {
    case 'code':
      if (digits) return count >= (tie === 'beside' ? label.digits : 3) && count <= 12;
      return tie === 'beside'
        ? /^(?=\P{N}*\d\P{N}*\d)[\p{Lu}\d]{5,10}[#*]?$/u.test(token)
        : looksRandom(token) && /\d/.test(token);
    case 'key':
      if (/^\d{4,8}(?:-\d{4,8}){3,}$/.test(token)) return true;
      if (!looksRandom(token) || !/\d/.test(token)) return false;
      if (label.vague) return VAGUELY_NAMED.test(token) && !UUID.test(token);
      return tie === 'beside' ? token.length >= 16 : token.length >= 6;
    case 'password':
      if (digits) return count >= (tie === 'beside' && !label.plain ? 6 : 4);
      if (looksRandom(token)) return tie !== 'beside' || token.length >= 6;
      return isPlainWord(token, after, label, tie);
  }
}

/** A single word that is all there is to say: `password: letmein`, "the password is swordfish." */
function isPlainWord(token: string, after: string, label: SecretLabel, tie: Tie): boolean {
  if (tie === 'beside' || !/^[\p{L}_-]{3,40}$/u.test(token) || ABOUT.test(token) || !CLAUSE_END.test(after)) return false;
  if (tie === 'sign') return true;
  return label.plain && !ABOUT_ENDING.test(token);
}
