import { ja, ru, uk, zh } from 'chrono-node';
import { anyOf } from '../word-lists.js';
import { phrasesOf, weekdayRangeOf } from './calendar-grammar.js';
import { type Language, period } from './language.js';
import { CHINESE_CALENDAR, JAPANESE_CALENDAR, RUSSIAN_CALENDAR, UKRAINIAN_CALENDAR } from './other-script-calendar-words.js';

// Languages that their script tells apart. In a script without spaces, or one that `\b` does not know, words are looked
// for anywhere.

/** No words: the language is recognised by its script. */
const words: ReadonlySet<string> = new Set();

export const RUSSIAN: Language = {
  chrono: ru.casual,
  words,
  recurring: new RegExp(
    [
      'кажд|ежедневно|еженедельно|ежемесячно|ежегодно|всегда',
      `по ${anyOf('понедельник|вторник|сред|четверг|пятниц|суббот|воскресень')}[а-я]*(?:ам|ям)`,
      'день рождения|родил',
    ].join('|'),
    'iu',
  ),
  starting: /(?:^|\s)(?:с|со|после)\s$/iu,
  past: /[а-я]{2,}(?:л|ла|ло|ли|лся|лась|лись)(?![а-я])/iu,
  weekdayRange: weekdayRangeOf(RUSSIAN_CALENDAR),
  phrases: [
    ...phrasesOf(RUSSIAN_CALENDAR),
    period(/на этой неделе|(?:до|к) конц[ау] недели|в(?: эти)? выходные/giu, 'week'),
    period(/на следующей неделе/giu, 'week', 1),
    period(/в этом месяце|(?:до|к) конц[ау] месяца/giu, 'month'),
    period(/в этом году|(?:до|к) конц[ау] года/giu, 'year'),
  ],
  moved: {
    verb: /перен[её]с|перенос|сдвин|отлож|продл/iu,
    from: /(?<!\p{L})со?\s.{2,30}?\s(?=на\s)/giu,
  },
};

export const UKRAINIAN: Language = {
  chrono: uk.casual,
  words,
  recurring: /щодня|щотижня|щомісяця|щороку|кожн|завжди|день народження|народи/iu,
  starting: /(?:^|\s)(?:з|із|після)\s$/iu,
  past: /[а-яіїє]{2,}(?:в|ла|ло|ли)(?![а-яіїє])/iu,
  weekdayRange: weekdayRangeOf(UKRAINIAN_CALENDAR),
  phrases: [
    ...phrasesOf(UKRAINIAN_CALENDAR),
    period(/цього тижня|(?:до|на) кін(?:ця|ець) тижня/giu, 'week'),
    period(/наступного тижня/giu, 'week', 1),
    period(/цього місяця|до кінця місяця/giu, 'month'),
    period(/цього року|до кінця року/giu, 'year'),
  ],
  moved: {
    verb: /перенес|перенос|відклад|відклал|продовж/iu,
    from: /(?<!\p{L})зі?\s.{2,30}?\s(?=на\s)/giu,
  },
};

export const JAPANESE: Language = {
  chrono: ja.casual,
  words,
  // A weekday as the topic, without "this" or "next", is every such day: 木曜日はピアノのレッスンがあります.
  recurring: /毎|ごと|いつも|定例|誕生日|記念日|生まれ|^[月火水木金土日]曜日?は/u,
  // Matches nothing: the word for a start (から) follows the date.
  starting: /(?!)/u,
  past: /(?:した|だった|ました|でした)[。！]?$/u,
  weekdayRange: weekdayRangeOf(JAPANESE_CALENDAR),
  phrases: [
    ...phrasesOf(JAPANESE_CALENDAR),
    period(/今週/gu, 'week'),
    period(/来週(?!の?[月火水木金土日]曜)/gu, 'week', 1),
    period(/今月/gu, 'month'),
    period(/来月(?!\d)/gu, 'month', 1),
    period(/今年/gu, 'year'),
    period(/明後日|あさって/gu, 'day', 2),
  ],
  moved: { verb: /変更|延期|移動|ずら|ずれ|前倒し|振替|移し|移り/u, from: /[^、。\s]{1,20}?から(?=[^、。]{1,20}[にへ])/gu },
};

export const CHINESE: Language = {
  chrono: zh.casual,
  words,
  recurring: /每|总是|例会|周会|生日|纪念日|出生/u,
  starting: /(?:从|自)$/u,
  past: /[了过][。！]?$/u,
  weekdayRange: weekdayRangeOf(CHINESE_CALENDAR),
  phrases: [
    ...phrasesOf(CHINESE_CALENDAR),
    period(/(?:本周|这周|这个星期)(?![一二三四五六日天])/gu, 'week'),
    period(/(?:下周|下个?星期)(?![一二三四五六日天])/gu, 'week', 1),
    period(/本月|这个月/gu, 'month'),
    period(/下个?月(?!\d)/gu, 'month', 1),
    period(/今年/gu, 'year'),
    period(/后天/gu, 'day', 2),
  ],
  moved: { verb: /[改推移提延调][到至成为]|推迟|提前|延期/u, from: /[从由自][^，。]{1,16}?(?=[改推移提延调])/gu },
};
