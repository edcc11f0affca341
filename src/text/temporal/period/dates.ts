import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { chosen } from './direction.js';
import { type Chooser, periodAt, type Span, yearly } from './period-phrase.js';

/** A fraction or decimal; a date with dots, whose day comes first (see period-phrases). */
const NOT_READ = /^\d+[/.-]\d+\.?$|^\d+\.\s?\d+\.\s?\d+$/;
/** A weekday alone, or with a preposition: without "last" or "next". */
const BARE_WEEKDAY = /^(?:(?:on|am|den|le|el|il|na|op|en|в|во|у)\s)?(?:\p{L}+)\.?$/iu;
const ABBREVIATED_DAY = /^(?:\p{L}+\s)?\p{L}{2,3}\.?$/iu;
/** "Fridays"; "Black Friday", "every Friday". */
const RECURS_RIGHT = /^s\b/i;
/** "The Sunday before 25 October" is read with the date. */
const BESIDE_RIGHT = /^\s(?:before|after|of)\s/i;
const NO_DAY_LEFT = /\b(?:every|each|any|an?|black|good|ash|holy|easter|palm|super|cyber)\s$/i;
const PAST_RIGHT = /^\s(?:pasado|passad[oa]|dernier|dernière|scors[oa]|прошл)/iu;
const NEXT_RIGHT = /^\s(?:que viene|que vem|próxim[oa]|prochain|prossim[oa])/iu;

/** Returns the day, or the range of days, that chrono read; null if it names none. */
export function dateSpan(question: string, result: ParsedResult, now: DateTime, choose: Chooser): Span | null {
  const { start, end, text, index } = result;
  const left = question.slice(0, index);
  const right = question.slice(index + text.length);
  if (start.isCertain('day') && start.isCertain('month')) {
    if (!/\d/.test(text) || NOT_READ.test(text) || result.tags().has('result/relativeDate')) return null;
    const spanIn = (year?: number) => ({
      from: dayOf(start, now, year).startOf('day'),
      to: dayOf(end ?? start, now, year)
        .startOf('day')
        .plus({ day: 1 }),
    });
    return start.isCertain('year') || end?.isCertain('year') ? spanIn() : choose(yearly(now, spanIn));
  }
  if (
    !start.isCertain('weekday') ||
    /week/i.test(text) ||
    RECURS_RIGHT.test(right) ||
    BESIDE_RIGHT.test(right) ||
    NO_DAY_LEFT.test(left) ||
    ABBREVIATED_DAY.test(text)
  )
    return null;
  const day = periodAt(dayOf(start, now), 'day');
  if (!BARE_WEEKDAY.test(text)) return day;
  const days = [-1, 0, 1].map((weeks) => ({ from: day.from.plus({ weeks }), to: day.to.plus({ weeks }) }));
  if (PAST_RIGHT.test(right)) return chosen(days, now.startOf('day').minus({ seconds: 1 }), 'past');
  return NEXT_RIGHT.test(right) ? chosen(days, now, 'ahead') : choose(days);
}

/** Returns the day of a result, in the zone of `now`; chrono computes with the wall clock of the process. */
function dayOf(components: ParsedComponents, now: DateTime, year = components.get('year') ?? now.year): DateTime {
  const [month, day] = [components.get('month') ?? 1, components.get('day') ?? 1];
  return DateTime.fromObject({ year, month, day }, { zone: now.zone });
}
