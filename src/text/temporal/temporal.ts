import { DateTime } from 'luxon';
import { noonsIn, readWithChrono, withClockTime } from './chrono-mentions.js';
import { isDoubtful } from './english-doubts.js';
import { ENGLISH_MOVED, ENGLISH_PHRASES } from './english-phrases.js';
import type { Language, Moved } from './language.js';
import { ENGLISH, languageOf } from './languages.js';
import { MAX_MENTIONS, type Mention } from './mention.js';
import { phrasesIn } from './phrase.js';
import type { TemporalType } from './temporal-type.js';

/** The end of a fact, if it has one. */
export interface Temporal {
  readonly type: TemporalType;
  /** The phrase that dated it, or the first 120 code points of the text. */
  readonly rawText: string;
  /** Last moment of the fact, in whole seconds; null for a persistent one. */
  readonly validUntil: Date | null;
}

/** Maximum length of `rawText` in code points. */
const MAX_RAW_TEXT = 120;
/**
 * Maximum length of a part that chrono reads: its time grows with the square of the length. In parts, it is linear in
 * the text.
 */
const MAX_SENTENCE_LENGTH = 400;
/**
 * Maximum number of parts of a text that are read, of dates and times in them, and of numbers, which may be parts of one. They
 * bound the work for a text; a text with more of them is a table or a log.
 */
const MAX_PARTS = 200;
const MAX_FOUND = 64;
const MAX_NUMBERS = 300;
const NUMBER = /\d+/g;
/** Characters before a date in which a sign that something starts there is looked for. */
const LEFT_REACH = 40;

/**
 * Reads when a fact ends: an event, a deadline or a state with an end that the text and `now` determine. Of several
 * dates the last one in the future counts. A date that recurs, is past, starts something without an end, or only looks
 * like a date leaves the fact persistent.
 * @param timeZone IANA name of the workspace's zone, in which days begin and end; an unknown one counts as UTC
 */
export function temporalOf(text: string, now: Date, timeZone = 'UTC'): Temporal {
  const zoned = DateTime.fromJSDate(now, { zone: timeZone });
  const clock = zoned.isValid ? zoned : DateTime.fromJSDate(now, { zone: 'UTC' });
  let last: { mention: Mention; rawText: string } | null = null;
  let [partsLeft, foundLeft, numbersLeft] = [MAX_PARTS, MAX_FOUND, MAX_NUMBERS];
  for (const sentence of sentencesOf(text)) {
    if (partsLeft-- <= 0 || foundLeft <= 0 || numbersLeft <= 0) break;
    numbersLeft -= sentence.match(NUMBER)?.length ?? 0;
    const { found, ends } = datesOf(sentence, clock);
    foundLeft -= found;
    for (const mention of ends)
      if (!last || mention.until > last.mention.until) last = { mention, rawText: phraseOf(sentence, mention) };
  }
  if (!last) return { type: 'persistent', rawText: firstCodePoints(text), validUntil: null };
  return {
    type: 'temporal',
    rawText: firstCodePoints(last.rawText),
    validUntil: last.mention.until.startOf('second').toJSDate(),
  };
}

/** The dates of a sentence. */
interface Dates {
  /** Number of dates, periods and times that were found. */
  readonly found: number;
  /** The ones that end a fact. */
  readonly ends: readonly Mention[];
}

/** Returns the dates of a sentence, of which only those after `now` end a fact. */
function datesOf(sentence: string, now: DateTime): Dates {
  const language = languageOf(sentence);
  const { found, ends } = language ? foreignDates(sentence, language, now) : englishDates(sentence, now);
  const ahead = ends.filter(({ until }) => until > now);
  const nearest = Math.min(...ahead.map(({ until }) => until.toMillis()));
  return { found, ends: ahead.filter((mention) => !isAYearOff(mention, nearest, now)) };
}

function englishDates(sentence: string, now: DateTime): Dates {
  const current = withoutOldDate(sentence, ENGLISH_MOVED);
  const { dates, times, found } = readWithChrono(ENGLISH, current, now);
  const phrases = phrasesIn(ENGLISH_PHRASES, current, now);
  const absolute = dates.filter((date) => !date.isRelative);
  const clock = [...times, ...noonsIn(current)];
  const ends = [...phrases, ...withoutOverlap(absolute, phrases)]
    .slice(0, MAX_MENTIONS)
    .filter((mention) => !isDoubtful(current, mention))
    .map((mention) => withClockTime(current, mention, clock));
  return { found: phrases.length + found, ends };
}

function foreignDates(sentence: string, language: Language, now: DateTime): Dates {
  const latest = withoutOldDate(sentence, language.moved);
  if (language.recurring.test(latest)) return { found: 0, ends: [] };
  const current = latest.replace(language.weekdayRange, masked);
  const { dates, times, found } = readWithChrono(language.chrono, current, now);
  const phrases = phrasesIn(language.phrases, current, now);
  const mentions = [...phrases, ...withoutOverlap(dates, phrases)].slice(0, MAX_MENTIONS);
  const isOver = mentions.length > 0 && !language.moved.verb.test(sentence) && language.past.test(sentence);
  const textBefore = ({ start }: Mention) => current.slice(Math.max(0, start - LEFT_REACH), start);
  const ends = mentions
    .filter((mention) => mention.isRange || !language.starting.test(textBefore(mention)))
    .filter(({ kind }) => kind === 'exact' || kind === 'ahead' || !isOver)
    .map((mention) => withClockTime(current, mention, times));
  return { found: phrases.length + found, ends };
}

/** Returns a sentence in which marks stand for the date that holds no longer: "moved from Tuesday to Thursday". */
const withoutOldDate = (sentence: string, { verb, from }: Moved): string =>
  verb.test(sentence) ? sentence.replace(from, masked) : sentence;

/** Returns as many marks as a text is long, before its last character. */
const masked = (text: string): string => ';'.repeat(text.length - 1) + text.slice(-1);

const withoutOverlap = (dates: readonly Mention[], others: readonly Mention[]): Mention[] =>
  dates.filter((date) => !others.some((other) => other.start < date.end && date.start < other.end));

const NEAR_DAYS = 200;
const FAR_DAYS = 300;
const DAY_MS = 86_400_000;

/**
 * True if a date without a year was read as one of next year, but was meant as a past one: "After the breach on 2 June
 * … by 20 June", told on 4 June.
 * @param nearest the earliest end of the dates of the sentence, in milliseconds since 1970
 */
function isAYearOff(mention: Mention, nearest: number, now: DateTime): boolean {
  if (mention.kind !== 'yearless') return false;
  const daysUntil = (time: number): number => (time - now.toMillis()) / DAY_MS;
  return daysUntil(mention.until.toMillis()) > FAR_DAYS && daysUntil(nearest) < NEAR_DAYS;
}

const LEADING_PREPOSITION = /\b(?:until|till|by|on|before|due|through|bis|avant|hasta|до)\s$/i;
/** Characters before a phrase in which its preposition is looked for. */
const PREPOSITION_REACH = 10;

/** Returns the phrase of a mention, with the preposition before it. */
function phraseOf(sentence: string, { start, end }: Mention): string {
  const preposition = LEADING_PREPOSITION.exec(sentence.slice(Math.max(0, start - PREPOSITION_REACH), start));
  return sentence.slice(start - (preposition?.[0].length ?? 0), end).trim();
}

const SENTENCE_END = /(?<=\p{Ll}{2}[.!?])\s+(?=\p{Lu})|[\n\r;]+|(?<=[。！？])/u;

function* sentencesOf(text: string): Generator<string> {
  for (const sentence of text.split(SENTENCE_END))
    for (let start = 0; start < sentence.length; start += MAX_SENTENCE_LENGTH)
      yield sentence.slice(start, start + MAX_SENTENCE_LENGTH);
}

const firstCodePoints = (text: string): string => [...text.slice(0, 2 * MAX_RAW_TEXT)].slice(0, MAX_RAW_TEXT).join('');
