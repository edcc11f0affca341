import { DateTime } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { readWith, withClockTime } from './chrono-mentions.js';
import { isDoubtful } from './english-doubts.js';
import { englishPhrases } from './english-phrases.js';
import { ENGLISH, type Language, languageOf } from './languages.js';
import type { Mention } from './mention.js';
import type { TemporalType } from './temporal-type.js';

/** Whether a fact ends by itself, and when. */
export interface Temporal {
  readonly type: TemporalType;
  /** The phrase that dated it, or the first 120 code points of the text. */
  readonly rawText: string;
  /** Last moment of the fact, in whole seconds; null for a persistent one. */
  readonly validUntil: Date | null;
}

const RAW_TEXT_CODE_POINTS = 120;
/** Chrono's time grows with the square of the length: bounded here, it is linear in the text. */
const SENTENCE_CHARACTERS = 400;
/** More dates than this in one sentence are a table; looking into every one of them would cost more than it tells. */
const MENTIONS_PER_SENTENCE = 12;

/**
 * Reads when a fact ends: an event, a deadline or a state with an end that the text and `now` determine. With several dates it is the
 * last one that still lies ahead. What recurs, is past, starts something without an end, or only looks like a date is persistent.
 *
 * @param timeZone IANA name of the workspace's zone, in which days begin and end. An unknown one is read as UTC.
 */
export function temporalOf(text: string, now: Date, timeZone = 'UTC'): Temporal {
  const zoned = DateTime.fromJSDate(now, { zone: timeZone });
  const clock = zoned.isValid ? zoned : DateTime.fromJSDate(now, { zone: 'UTC' });
  let last: { mention: Mention; rawText: string } | null = null;
  for (const sentence of sentencesOf(text))
    for (const mention of endsIn(sentence, clock))
      if (!last || mention.until > last.mention.until) last = { mention, rawText: phraseOf(sentence, mention) };
  if (!last) return { type: 'persistent', rawText: firstCodePoints(text), validUntil: null };
  return {
    type: 'temporal',
    rawText: firstCodePoints(last.rawText),
    validUntil: last.mention.until.startOf('second').toJSDate(),
  };
}

/** The mentions of a sentence that end something after `now`. */
function endsIn(sentence: string, now: DateTime): Mention[] {
  const language = languageOf(sentence);
  const mentions = language ? foreignMentions(sentence, language, now) : englishMentions(sentence, now);
  const ahead = mentions.filter(({ until }) => until > now);
  return ahead.filter((mention) => !isAYearOff(mention, ahead, now));
}

function englishMentions(sentence: string, now: DateTime): Mention[] {
  const { dates, times } = readWith(ENGLISH, sentence, now);
  const phrases = englishPhrases(sentence, now);
  const absolute = dates.filter((date) => !date.isRelative);
  return [...phrases, ...withoutOverlap(absolute, phrases)]
    .slice(0, MENTIONS_PER_SENTENCE)
    .filter((mention) => !isDoubtful(sentence, mention))
    .map((mention) => withClockTime(sentence, mention, times));
}

function foreignMentions(sentence: string, language: Language, now: DateTime): Mention[] {
  if (language.recurring.test(sentence)) return [];
  const { dates, times } = readWith(language.chrono, sentence, now);
  const periods = periodsOf(sentence, language, now);
  return [...periods, ...withoutOverlap(dates, periods)]
    .filter(({ start, isRange }) => isRange || !language.starting.test(sentence.slice(0, start)))
    .filter(({ kind }) => kind === 'exact' || !language.past.test(sentence))
    .map((mention) => (language.nextWeek?.test(sentence.slice(0, mention.start)) ? inNextWeek(mention, now) : mention))
    .map((mention) => withClockTime(sentence, mention, times));
}

function periodsOf(sentence: string, language: Language, now: DateTime): Mention[] {
  return language.periods.flatMap(({ pattern, unit, ahead }) =>
    matchesOf(sentence, pattern).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: ahead ? ('ahead' as const) : ('current' as const),
      until: now
        .startOf(unit)
        .plus({ [unit]: ahead })
        .endOf(unit),
      isRange: false,
      isRelative: true,
    })),
  );
}

const inNextWeek = (mention: Mention, now: DateTime): Mention =>
  mention.until.hasSame(now, 'week') ? { ...mention, until: mention.until.plus({ weeks: 1 }) } : mention;

const withoutOverlap = (dates: readonly Mention[], taken: readonly Mention[]): Mention[] =>
  dates.filter((date) => !taken.some((other) => other.start < date.end && date.start < other.end));

const NEAR_DAYS = 200;
const FAR_DAYS = 300;

/** "After the breach on 2 June ... by 20 June", told on 4 June: the first was this year's, not next year's. */
function isAYearOff(mention: Mention, others: readonly Mention[], now: DateTime): boolean {
  const daysAhead = ({ until }: Mention): number => until.diff(now, 'days').days;
  return mention.kind === 'yearless' && daysAhead(mention) > FAR_DAYS && others.some((other) => daysAhead(other) < NEAR_DAYS);
}

const LEADING_PREPOSITION = /\b(?:until|till|by|on|before|due|through|bis|avant|hasta|до)\s$/i;

function phraseOf(sentence: string, { start, end }: Mention): string {
  const preposition = LEADING_PREPOSITION.exec(sentence.slice(Math.max(0, start - 10), start));
  return sentence.slice(start - (preposition?.[0].length ?? 0), end).trim();
}

const SENTENCE_END = /(?<=\p{Ll}{2}[.!?])\s+(?=\p{Lu})|[\n\r;]+|(?<=[。！？])/u;

function* sentencesOf(text: string): Generator<string> {
  for (const sentence of text.split(SENTENCE_END))
    for (let start = 0; start < sentence.length; start += SENTENCE_CHARACTERS)
      yield sentence.slice(start, start + SENTENCE_CHARACTERS);
}

const firstCodePoints = (text: string): string =>
  [...text.slice(0, 2 * RAW_TEXT_CODE_POINTS)].slice(0, RAW_TEXT_CODE_POINTS).join('');
