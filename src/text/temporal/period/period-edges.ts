import type { DateTime } from 'luxon';
import { alternation } from '../../word-lists.js';
import { NUMBERS } from '../calendar.js';
import type { Span } from './period-phrase.js';

/** A span that may be open on one side. */
interface OpenSpan {
  readonly from: DateTime | null;
  readonly to: DateTime | null;
}

const left = (source: string): RegExp =>
  new RegExp(`(?:^|[^\\p{L}])${source}\\s(?:the |dem |der |le |la |el |il |o |a )?$`, 'iu');

const SINCE = left(alternation`since|seit|depuis|desde|sinds|начиная с|с`);
const AFTER = left(alternation`after|following|nach|après|después del?|dopo|depois de|na|после|після`);
const BEFORE = left(alternation`before|prior to|earlier than|vor|avant|antes del?|prima del?|voor|vóór|до|перед`);
const UNTIL = left(alternation`until|till|by|through|bis|jusqu['’](?:à|en|au)|hasta|fino a|tot`);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** "The two weeks before", "the day after", "the week of", "Sunday before". */
const BESIDE = new RegExp(
  [
    `(?:(?<count>\\d{1,2}|${Object.keys(NUMBERS).join('|')}) )?`,
    `(?:(?<which>first|last) )?(?<unit>day|night|evening|week|weekend|month|year|${WEEKDAYS.join('|')})s?`,
    '(?: right| just)? (?<side>before|after|following|of)\\s(?:the )?$',
  ].join(''),
  'i',
);

/** Returns the span that a phrase names together with the words before it: "since March" ends with no month. */
export function edgesOf(textBefore: string, span: Span): OpenSpan {
  const beside = BESIDE.exec(textBefore)?.groups;
  if (beside) return besideOf(beside, span);
  if (SINCE.test(textBefore)) return { from: span.from, to: null };
  if (AFTER.test(textBefore)) return { from: span.to, to: null };
  if (BEFORE.test(textBefore)) return { from: null, to: span.from };
  if (UNTIL.test(textBefore)) return { from: null, to: span.to };
  return span;
}

function besideOf({ count = 'a', which, unit: name = '', side }: Partial<Record<string, string>>, span: Span): OpenSpan {
  const weekday = WEEKDAYS.indexOf(name.toLowerCase()) + 1;
  if (weekday) return weekdayBeside(weekday, side, span);
  const lower = name.toLowerCase();
  const unit =
    lower === 'night' || lower === 'evening'
      ? 'day'
      : lower === 'weekend'
        ? 'week'
        : (lower as 'day' | 'week' | 'month' | 'year');
  const amount = { [unit]: NUMBERS[count.toLowerCase()] ?? Number(count) };
  if (side === 'before') return { from: span.from.minus(amount), to: span.from };
  if (side !== 'of') return { from: span.to, to: span.to.plus(amount) };
  if (which === 'first') return { from: span.from, to: span.from.plus(amount) };
  if (which === 'last') return { from: span.to.minus(amount), to: span.to };
  const from = span.from.startOf(unit);
  return { from, to: from.plus(amount) > span.to ? from.plus(amount) : span.to };
}

function weekdayBeside(weekday: number, side: string | undefined, { from, to }: Span): OpenSpan {
  if (side === 'of') return { from, to };
  const DAYS = 7;
  const day =
    side === 'before'
      ? from.minus({ days: (from.weekday - weekday + DAYS) % DAYS || DAYS })
      : to.plus({ days: (weekday - to.weekday + DAYS) % DAYS });
  return { from: day.startOf('day'), to: day.startOf('day').plus({ days: 1 }) };
}
