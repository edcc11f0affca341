import { matchesOf } from '../../common/matches.js';
import { describesSecret } from './described-secret.js';
import { nextValues } from './next-value.js';
import { type SecretLabel, secretLabels } from './secret-label.js';
import { looksRandom, tokenAt } from './secret-token.js';
import { type Tie, valueAt } from './secret-value.js';
import type { Range, Span } from './span.js';
import { usedSecrets } from './used-secret.js';

/** How far from its label a value is looked for, in UTF-16 code units. It bounds the work for each label. */
const REACH = 160;
const REACH_BACK = 90;
const MAX_TIES = 3;

const SIGN = /^["'`\]]{0,2}\s{0,2}(?:\([^()\n]{1,60}\)\s?)?(?::=|=>|={1,3}|[-=]>|→|:)\s{0,3}/;
const TAG = /^>(?=[^<\s]{1,140}<\/)/;
const PARENTHESIS = /^\s\((?=[^()\s]{3,60}\))/;

const FILLER =
  /^(?:(?:it's|it is|that's|c'est|es ist|just|simply|now|still|always|currently|probably|again|today|back|jetzt|noch|nun|immer|maintenant|toujours|ahora|siempre|agora|теперь|сейчас|пока|现在|暂时|the|le|la|el|il|das|der|die)(?:\s|(?=[^\p{L}\s])))+\s?/iu;

const WORD_TIE = new RegExp(
  [
    String.raw`\s(?:(?:was|is|got|been|has been|have been|were|gets?)\s)?(?:(?:re)?set|changed|switched|updated|rotated|moved|reverted|went|goes)\s(?:back\s)?(?:to|from)\s`,
    String.raw`\s(?:is|are|was|were|will be|would be|equals|used to be|should read|reads|remains|stays|became|consists of|starts with|begins with|ends with)\s(?:now\s|still\s)?`,
    String.raw`'s\s(?!(?:is|was)\s)|,\s(?:c'est|it's|it is|das ist|и это)\s`,
    String.raw`\s(?:ist|lautet|lauten|war|sind|heißt|bleibt|wurde auf|est|était|sera|c'est|correspond à|es|son|eran|corresponde a|entspricht|besteht aus|setzt sich aus|era|será|è|é|som|is nu|är|jest|to jest|это|теперь|—|-|–)\s`,
    String.raw`\?\s`,
    String.raw`\s?(?:は|が|就是|是|为|為|改为|改成|设为|설정은|는|은)[、:\s]?`,
  ].join('|'),
  'giu',
);

/** What may stand between a label and its tie: what it is for, whose it is, a relative clause. A noun may not: "password policy is". */
const MIDDLE =
  /^(?:\s(?:for|to|of|on|at|in|from|with|behind|under|by|near|you|we|he|she|they|i|that|which|this|again|mein\p{L}{1,2}|unser\p{L}{1,2}|sein\p{L}{1,2}|ihr\p{L}{1,2}|für|vom|von|zum|zur|am|im|bei|beim|der|des|du|de|d'|sur|pour|que|qui|del|para|en|do|da|di|per|от|к|для|на|voor|van|till)(?:\s|(?<='))|\s\(|['’]s\s|\s\p{Script=Cyrillic}{4,16}\s|的)/iu;

/** A token with a letter, a digit and a symbol that names do not have. */
const UNMISTAKABLE =
  /(?<=\s)(?:(?=[^\s\d]{0,40}\d)(?=[^\s!#$%^&*]{0,40}[!#$%^&*])(?=[^\p{L}\s]{0,40}\p{L})[^\s:/"@([{<]{6,40}(?=\s|$)|(?!Ticket|Issue|Room|Server|Host|Version|Build|Release|Team)\p{Lu}\p{Ll}{2,20}[-_]\d{3,8}(?=[.,;!]|$))/u;

/** A word for what the secret opens, without a preposition: "mdp wifi : X". */
const NO_PURPOSE = String.raw`(?!polic|hash|digest|reset|length|format|hint|rule|regex|pattern|salt|file|id\b|manager|version|type|field|column|min|max|require|name|label|error|count|limit|budget|usage|expir|rotation)`;
const NAMED_SIGN = new RegExp(String.raw`^\s${NO_PURPOSE}[\p{L}\d.-]{2,20}\s?[:=]\s?`, 'iu');
/** A word for its kind or place, and a value that is all that follows: "clave wifi Colibri22". */
const NAMED_BESIDE = new RegExp(
  String.raw`^\s${NO_PURPOSE}[\p{L}-]{2,14}\s(?=(?:\p{L}{4,20}\d{1,4}|(?=\S{0,30}\d)\p{L}[^\s/:@.]{0,30}[!#$%^&*][^\s/:@.]{1,30})(?:[.,;!)]|$))`,
  'iu',
);

/** "The most common PIN is 1234": nobody's. */
const COMMON = /\b(?:most|worst|weakest|common|popular)\s(?:\p{L}{1,12}\s)?$/iu;

/** "Set the password to X", "use X as the password", "X is the PIN". */
const SETTING =
  /\b(?:set|sets|setting|change[ds]?|changing|reset|switch(?:ed)?|update[ds]?|rotated?)\s(?:\S{1,20}\s){0,5}[\w-]{0,20}$/i;
const SET_TO = /^(?:\s(?!to\b)\S{1,20}){0,5}\s(?:back\s)?to\s/i;
const BACKWARDS =
  /(?<![^\s("'])([^\s]{3,64}?)["')]?,?\s(?:(?:is|was|as|ist|war|als|est|comme|es|como|это|—)\s(?:(?:the|my|our|his|her|their|your|a|die|das|der|mein|meine|unser|unsere|le|la|mon|ma|notre|el|mi|nuestra|мой|наш|[\p{L}]{2,20}'s)\s)?(?:(?!most|worst|weakest|common)[\p{L}][\p{L}\d-]{0,20}\s){0,3})$/iu;
const DESCRIBED_BACKWARDS =
  /\b(?:i|we|he|she|they)\s(?:(?:always|still|just|only|usually|simply)\s)?(?:use[sd]?|took|takes?|chose|chooses?|picked|picks?|made|makes?)\s([^.;!?\n]{4,70}?)\s(?:as|for)\s(?:(?:the|my|our|his|her|their|your|a)\s)?(?:[\p{L}][\p{L}-]{0,20}\s){0,2}$/iu;
const NOUN_END =
  /^\s{0,2}(?:$|[^\p{L}\s_-]|(?:for|to|of|on|at|in|and|or|so|until|but|from|now|today|everywhere|für|und|zum|am|im|pour|du|de|et|para|del|y|для|и|на|от)\b)/iu;

/** What the secret opens, in a language that needs no preposition for it: "пин-код карты 4471". */
const GENITIVE = /^\s\p{Script=Cyrillic}{4,12}\s(?=\d{4,8}(?!\d))/u;

/** "The door code, 5590, changes on Monday". */
const APPOSED = /^,\s(?=["']?[^\s,]{4,40}["']?(?:[,.;)]|$))/;
/** "It asks for a PIN again, it is 0931." */
const REFERRED =
  /^[^.,;:!?\n]{0,60}(?:[.,;:!?]|\s-)\s(?:(?:and|but|und|aber|et|y|а|и)\s)?(?:(?:now )?it's|it is|(?:the )?new one is|(?:es|sie|er) (?:ist|lautet)|c'est|es|это|теперь)\s(?:(?:now|still|jetzt|le|la|el)\s)?(?=["']?\S*\d)(?!(?:19|20)\d\d\b|\d+ )/iu;

const CHOSEN_FOR =
  /(?<!\p{L})(?:for|as|für|als|pour|comme|para|como|для|в качестве)\s(?:(?:the|my|our|his|her|their|a|die|das|den|mein|meine|unsere?|le|la|mon|ma|el|mi)\s)?(?:[\p{L}-]{1,20}\s){0,2}$/iu;
const CHOOSING =
  /^[^.;:\n]{0,40}?(?:,?\s(?:i|we|he|she|they)\s(?:(?:always|still|just|only|usually|simply|often)\s)?(?:use[sd]?|took|takes?|chose|chooses?|picked|picks?|went with)|\s(?:nehm|verwend|benutz|nutz|nimm|wähl)\p{L}{0,3}\s(?:ich|wir|er|sie)(?:\s(?:immer|einfach|meist))?|\s(?:j'utilise|je prends|je mets|on utilise|on prend)(?:\s(?:toujours|simplement))?|,?\s(?:uso|utilizo|pongo|usamos)(?:\s(?:siempre))?|\s(?:я\s)?(?:использую|беру|ставлю))\s/iu;
const SAME_AS = /^\s(?:as|i use|we use)\s/i;

/** What a text gives away about secrets: the spans of clear values, or that it describes one without giving it. */
export type Disclosure = { readonly spans: Span[]; readonly described: boolean };

/** @param text folded, with what was found by its shape veiled */
export function disclosures(text: string): Disclosure {
  const spans: Span[] = usedSecrets(text);
  let described = false;
  let done = 0;
  for (const label of secretLabels(text)) {
    if (label.start < done || COMMON.test(text.slice(Math.max(0, label.start - 30), label.start))) continue;
    const found = valueAfter(text, label) ?? valueBefore(text, label);
    if (found === undefined) continue;
    if (found === 'described') {
      described = true;
      continue;
    }
    const kind = label.kind === 'key' ? 'API_KEY' : 'PASSWORD';
    for (const { start, end } of [found, ...nextValues(text, found, label)]) {
      if (end > start) spans.push({ kind, start, end });
      done = Math.max(done, end);
    }
  }
  return { spans, described };
}

function valueAfter(text: string, label: SecretLabel): Range | 'described' | undefined {
  const clause = clauseAfter(text, label.end);
  if (label.introducesValue) return valueOrDescription(text, label.end + 1, label, 'word', clause.slice(1));
  const attempt = (offset: number, tie: Tie) => valueOrDescription(text, label.end + offset, label, tie, clause.slice(offset));
  const sign = SIGN.exec(text.slice(label.end, label.end + REACH)) ?? TAG.exec(clause) ?? PARENTHESIS.exec(clause);
  if (sign) return attempt(sign[0].length, 'sign');
  const chosen = chosenAfter(text, label, clause);
  if (chosen !== undefined) return chosen;
  const setTo = SETTING.test(text.slice(Math.max(0, label.start - REACH_BACK), label.start)) ? SET_TO.exec(clause) : null;
  if (setTo) return attempt(setTo[0].length, 'word');
  const middle = MIDDLE.test(clause);
  let ties = 0;
  for (const { index, 0: tie } of matchesOf(clause, WORD_TIE)) {
    if (index > 0 && !middle) break;
    const found = attempt(index + tie.length, 'word');
    if (found !== undefined) return found;
    if (++ties === MAX_TIES) break;
  }
  const laterSign = middle ? /^[^:=\n(]{1,80}?(?::|=|\?)\s/.exec(clause) : null;
  if (laterSign) {
    const found = attempt(laterSign[0].length, 'sign');
    if (found !== undefined) return found;
  }
  const namedSign = NAMED_SIGN.exec(clause);
  if (namedSign) {
    const found = valueAt(text, label.end + namedSign[0].length, label, 'beside');
    if (found !== undefined) return found;
  }
  const namedBeside = label.kind === 'password' ? NAMED_BESIDE.exec(clause) : null;
  if (namedBeside) {
    const found = valueAt(text, label.end + namedBeside[0].length, label, 'beside');
    if (found !== undefined) return found;
  }
  const unmistakable = middle ? UNMISTAKABLE.exec(clause) : null;
  if (unmistakable) {
    const start = label.end + unmistakable.index;
    return { start, end: start + tokenAt(text, start).length };
  }
  const referred =
    label.kind === 'key' ? null : (APPOSED.exec(clause) ?? REFERRED.exec(text.slice(label.end, label.end + REACH)));
  if (referred) {
    const found = valueAt(text, label.end + referred[0].length, label, 'beside');
    if (found !== undefined) return found;
  }
  const beside =
    (label.kind === 'code' ? GENITIVE.exec(clause) : null) ??
    (isCjk(text, label) ? /^\s{0,2}(?=[!-~])/ : /^\s{1,2}(?=\S)/).exec(clause);
  return beside ? valueAt(text, label.end + beside[0].length, label, 'beside') : undefined;
}

function valueOrDescription(
  text: string,
  index: number,
  label: SecretLabel,
  tie: Tie,
  rest: string,
): Range | 'described' | undefined {
  const found = valueAt(text, index, label, tie);
  if (found && !(isWords(text.slice(found.start, found.end)) && describesSecret(rest.replace(/["'`]/g, '')))) return found;
  const filler = FILLER.exec(rest)?.[0] ?? '';
  const afterFiller = filler === '' ? undefined : valueAt(text, index + filler.length, label, 'word');
  if (afterFiller && (isQuoted(text, afterFiller) || looksLikeValue(text.slice(afterFiller.start, afterFiller.end))))
    return afterFiller;
  return describesSecret(rest, label.ambiguity) ? 'described' : undefined;
}

const isQuoted = (text: string, { start }: Range): boolean => /["'`]/.test(text.charAt(start - 1));

/** "For the alarm code I always take our wedding day", "same password as on the mail account, only with the year at the end". */
function chosenAfter(text: string, { start, kind }: SecretLabel, clause: string): 'described' | undefined {
  if (kind === 'key') return undefined;
  const before = text.slice(Math.max(0, start - REACH_BACK), start);
  const chosen = CHOSEN_FOR.test(before) ? CHOOSING.exec(clause) : null;
  if (chosen) return describesSecret(clause.slice(chosen[0].length)) ? 'described' : undefined;
  return /\bsame\s$/i.test(before) && SAME_AS.test(clause) && describesSecret(clause.replace(SAME_AS, 'the '), 'other')
    ? 'described'
    : undefined;
}

/** After "the" or "now" a plain word is no value. */
const looksLikeValue = (value: string): boolean => value === '' || !isWords(value);

const isCjk = (text: string, { end }: SecretLabel): boolean => text.charCodeAt(end - 1) > 0x2fff;

const isWords = (value: string): boolean => /^\p{L}+(?: \p{L}+)*$/u.test(value);

function valueBefore(text: string, label: SecretLabel): Range | 'described' | undefined {
  if (!NOUN_END.test(text.slice(label.end, label.end + 20))) return undefined;
  const from = Math.max(0, label.start - REACH_BACK);
  const before = text.slice(from, label.start);
  const match = BACKWARDS.exec(before);
  if (match) {
    const quote = /^["'(]*/.exec(match[1]!)![0].length;
    const value = match[1]!.slice(quote);
    const start = from + match.index + quote;
    const accepted =
      label.kind === 'code'
        ? /^(?:[A-Z]-)?\d{3,12}[#*]?$/.test(value)
        : looksRandom(value) && (/\d/.test(value) || label.kind === 'password');
    if (accepted && !isPath(value)) return { start, end: start + value.length };
  }
  const described = DESCRIBED_BACKWARDS.exec(before);
  return described && describesSecret(described[1]!) ? 'described' : undefined;
}

const isPath = (value: string): boolean => /^(?:https?:|\/|\.\/)|@[\w-]+\.\w/.test(value);

/** The rest of the sentence, of `REACH` at most. A full stop inside a word does not end it. */
function clauseAfter(text: string, index: number): string {
  const rest = text.slice(index, index + REACH);
  const end = /[.!。！？](?:["')]?\s|["')]?$)|[.!][ \n]|\n|。|;\s/.exec(rest);
  return end ? rest.slice(0, end.index) : rest;
}
