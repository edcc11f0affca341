import { matchesOf } from '../../common/matches.js';
import { describesSecret } from './described-secret.js';
import {
  APPOSITION,
  ASIDE,
  CHOOSING,
  CHOSEN_FOR_BEFORE,
  COMMON_BEFORE,
  DESCRIPTION_BEFORE,
  FILLER,
  FILLER_OR_ARTICLE,
  GENITIVE,
  LATER_REFERENCE,
  LATER_SIGN,
  MIDDLE,
  NAMED_BESIDE,
  NAMED_SIGN,
  NOUN_END,
  PARENTHESIS,
  SAME_AS,
  SAME_BEFORE,
  SET_TO,
  SETTING_BEFORE,
  SIGN,
  TAG,
  UNMISTAKABLE,
  VALUE_BEFORE,
  WORD_TIE,
} from './grammar.js';
import { nextValues } from './next-value.js';
import { isOtherPin } from './other-pin.js';
import { plainWordsBefore, plainWordsBeside } from './plain-words.js';
import { type SecretLabel, secretLabels } from './secret-label.js';
import { looksRandom, tokenAt } from './secret-token.js';
import { type Tie, valueAt } from './secret-value.js';
import type { Range, Span } from './span.js';
import { usedSecrets } from './used-secret.js';

/** The text after and before a label that is searched for its value, in UTF-16 code units. It bounds the work for each label. */
const REACH = 160;
const REACH_BACK = 90;
const COMMON_REACH_BACK = 30;
/** The text after a label that is searched for the end of its noun phrase. */
const NOUN_END_REACH = 20;
/** Word ties after which a value is looked for, for each label. */
const MAX_TIES = 3;

/** Secrets that a text discloses. */
interface Disclosures {
  /** Labels with a clear value. */
  readonly spans: Span[];
  /** True if the text describes a secret without its value. */
  readonly described: boolean;
}

/** The value of a label, or `described` if the text only describes it. */
type Found = Range | 'described' | undefined;

/** A label with the rest of its sentence. */
interface Labelled {
  readonly text: string;
  readonly label: SecretLabel;
  readonly clause: string;
}

/**
 * Finds the secrets that a text discloses in words: "the password is hunter2".
 * @param text folded, with what was found by its shape masked
 */
export function disclosures(text: string): Disclosures {
  const spans: Span[] = usedSecrets(text);
  let described = false;
  let done = 0;
  for (const label of secretLabels(text)) {
    if (label.start < done || isOtherPin(text, label) || COMMON_BEFORE.test(textBefore(text, label, COMMON_REACH_BACK))) continue;
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

const textBefore = (text: string, { start, reach }: SecretLabel, length: number): string =>
  text.slice(Math.max(reach.start, start - length), start);

const textAfter = (text: string, { end, reach }: SecretLabel): string => text.slice(end, Math.min(reach.end, end + REACH));

/** Returns the rest of the sentence after a label, {@link REACH} at most. A full stop inside a word does not end it. */
function clauseAfter(text: string, label: SecretLabel): string {
  const rest = textAfter(text, label);
  const end = /[.!。！？](?:["')]?\s|["')]?$)|[.!][ \n]|\n|。|;\s/.exec(rest);
  return end ? rest.slice(0, end.index) : rest;
}

/** Looks for the value after a label, the surest ties first. */
function valueAfter(text: string, label: SecretLabel): Found {
  const labelled: Labelled = { text, label, clause: clauseAfter(text, label) };
  if (label.introducesValue) return valueOrDescription(labelled, 1, 'word');
  const sign = signAfter(labelled);
  if (sign !== undefined) return valueOrDescription(labelled, sign.length, 'sign');
  if (describesChoice(labelled)) return 'described';
  const setTo = SETTING_BEFORE.test(textBefore(text, label, REACH_BACK)) ? SET_TO.exec(labelled.clause) : null;
  if (setTo) return valueOrDescription(labelled, setTo[0].length, 'word');

  const hasMiddle = MIDDLE.test(labelled.clause);
  return (
    valueAfterWord(labelled, hasMiddle) ??
    (hasMiddle ? valueAfterLaterSign(labelled) : undefined) ??
    valueAfterName(labelled) ??
    (hasMiddle ? unmistakableValue(labelled) : undefined) ??
    valueReferredTo(labelled) ??
    valueBeside(labelled)
  );
}

function signAfter({ text, label, clause }: Labelled): string | undefined {
  const sign = SIGN.exec(textAfter(text, label)) ?? TAG.exec(clause) ?? PARENTHESIS.exec(clause);
  return sign?.[0];
}

/** True if the text describes the choice: "for the alarm code I take our wedding day", "same password as on the mail account". */
function describesChoice({ text, label, clause }: Labelled): boolean {
  if (label.kind === 'key') return false;
  const before = textBefore(text, label, REACH_BACK);
  const choosing = CHOSEN_FOR_BEFORE.test(before) ? CHOOSING.exec(clause) : null;
  if (choosing) return describesSecret(clause.slice(choosing[0].length));
  return SAME_BEFORE.test(before) && SAME_AS.test(clause) && describesSecret(clause.replace(SAME_AS, 'the '), 'other');
}

/** @param hasMiddle whether the tie may stand later in the clause: "the password for the portal is" */
function valueAfterWord(labelled: Labelled, hasMiddle: boolean): Found {
  const aside = ASIDE.exec(labelled.clause)?.[0].length ?? 0;
  for (const { index, 0: tie } of matchesOf(labelled.clause.slice(aside), WORD_TIE, MAX_TIES)) {
    if (index > 0 && !hasMiddle) return undefined;
    const found = valueOrDescription(labelled, aside + index + tie.length, 'word');
    if (found !== undefined) return found;
  }
  return undefined;
}

function valueAfterLaterSign(labelled: Labelled): Found {
  const sign = LATER_SIGN.exec(labelled.clause);
  return sign ? valueOrDescription(labelled, sign[0].length, 'sign') : undefined;
}

/** Finds a value after a word for what the secret opens: "mdp wifi : X", "clave wifi X". */
function valueAfterName(labelled: Labelled): Range | undefined {
  const { label, clause } = labelled;
  const found = valueBesideMatch(labelled, NAMED_SIGN.exec(clause));
  return found ?? (label.kind === 'password' ? valueBesideMatch(labelled, NAMED_BESIDE.exec(clause)) : undefined);
}

function unmistakableValue({ text, label, clause }: Labelled): Range | undefined {
  const value = UNMISTAKABLE.exec(clause);
  if (!value) return undefined;
  const start = label.end + value.index;
  return { start, end: start + tokenAt(text, start).length };
}

/** Finds a value in an apposition, or in the next clause: "our door code, 5590, …", "it asks for a PIN, it is 0931". */
function valueReferredTo(labelled: Labelled): Range | undefined {
  const { text, label, clause } = labelled;
  if (label.kind === 'key') return undefined;
  const reference = APPOSITION.exec(clause) ?? LATER_REFERENCE.exec(textAfter(text, label));
  return valueBesideMatch(labelled, reference);
}

function valueBeside(labelled: Labelled): Range | undefined {
  const { text, label, clause } = labelled;
  const genitive = label.kind === 'code' ? GENITIVE.exec(clause) : null;
  // Chinese, Japanese and Korean need no space between label and value.
  const space = text.charCodeAt(label.end - 1) > 0x2fff ? /^\s{0,2}(?=[!-~])/ : /^\s{1,2}(?=\S)/;
  const value = valueBesideMatch(labelled, genitive ?? space.exec(clause));
  return value ?? (label.kind === 'password' ? plainWordsBeside(text, label) : undefined);
}

/** Returns the value right after a match at the beginning of the clause, if there is a match. */
const valueBesideMatch = ({ text, label }: Labelled, match: RegExpExecArray | null): Range | undefined =>
  match ? valueAt(text, label.end + match[0].length, label, 'beside') : undefined;

/** @param offset the index in the clause where the value or its description begins */
function valueOrDescription({ text, label, clause }: Labelled, offset: number, tie: Tie): Found {
  const start = label.end + offset;
  const rest = clause.slice(offset);
  const value = valueAt(text, start, label, tie);
  if (value && !(isWords(sliceOf(text, value)) && describesSecret(rest.replace(/["'`]/g, '')))) return value;
  const filled = valueAfterFiller(text, label, start, rest);
  if (filled !== undefined) return filled;
  return describesSecret(rest, label.ambiguity) ? 'described' : undefined;
}

/** Finds a value after an adverb, or after an article: after "the" a plain word is no value. */
function valueAfterFiller(text: string, label: SecretLabel, start: number, rest: string): Range | undefined {
  const filler = FILLER.exec(rest)?.[0] ?? '';
  const after = filler === '' ? undefined : valueAt(text, start + filler.length, label, 'word');
  if (after && !(isWords(sliceOf(text, after)) && describesSecret(rest))) return after;
  const longer = FILLER_OR_ARTICLE.exec(rest)?.[0] ?? '';
  if (longer.length === filler.length) return undefined;
  const value = valueAt(text, start + longer.length, label, 'word');
  return value && (isQuoted(text, value) || !isWords(sliceOf(text, value))) ? value : undefined;
}

const sliceOf = (text: string, { start, end }: Range): string => text.slice(start, end);

const isQuoted = (text: string, { start }: Range): boolean => /["'`]/.test(text.charAt(start - 1));

const isWords = (value: string): boolean => /^[\p{L}'-]+(?: [\p{L}'-]+)*$/u.test(value);

/** Looks for the value before a label: "X is the password", "I use our wedding day as my PIN". */
function valueBefore(text: string, label: SecretLabel): Found {
  if (!NOUN_END.test(text.slice(label.end, label.end + NOUN_END_REACH))) return undefined;
  const before = textBefore(text, label, REACH_BACK);
  const value = statedValue(before, label);
  if (value) {
    const from = label.start - before.length;
    return { start: from + value.start, end: from + value.end };
  }
  const words = plainWordsBefore(text, label);
  if (words) return words;
  const description = DESCRIPTION_BEFORE.exec(before)?.[1];
  return description !== undefined && describesSecret(description) ? 'described' : undefined;
}

/** Returns the range of the value in `before`, the text before the label. */
function statedValue(before: string, label: SecretLabel): Range | undefined {
  const match = VALUE_BEFORE.exec(before);
  if (!match) return undefined;
  const value = match[1]!.replace(/^["'(]*/, '');
  if (!isStatedValue(value, label) || isPath(value)) return undefined;
  const end = match.index + match[1]!.length;
  return { start: end - value.length, end };
}

const isStatedValue = (value: string, { kind }: SecretLabel): boolean =>
  kind === 'code' ? /^(?:[A-Z]-)?\d{3,12}[#*]?$/.test(value) : looksRandom(value) && (kind === 'password' || /\d/.test(value));

/** True for paths, URLs and e-mail addresses. */
const isPath = (value: string): boolean => /^(?:https?:|\/|\.\/)|@[\w-]+\.\w/.test(value);
