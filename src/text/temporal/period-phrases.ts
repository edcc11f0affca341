import { DateTime } from 'luxon';
import { alternation } from '../word-lists.js';
import { NUMBERS } from './calendar.js';

// Phrases of a question that name a period, by their words; dates with a day and weekdays are left to chrono.

/** A span of time: from its first moment to the first one after it. */
export interface Span {
  readonly from: DateTime;
  readonly to: DateTime;
}

export type Groups = Partial<Record<string, string>>;

/** Returns the one of several spans that a question means, such as the March of which year. They go from the past to the future. */
export type Chooser = (spans: readonly Span[]) => Span;

export interface PeriodPhrase {
  readonly pattern: RegExp;
  /** Returns the span, from the named groups of the pattern; null if it is none after all. */
  readonly spanOf: (groups: Groups, now: DateTime, choose: Chooser) => Span | null;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Returns the day, week … that is under way at the time. */
export const periodAt = (time: DateTime, unit: Unit, units = 1): Span => {
  const from = time.startOf(unit);
  return { from, to: from.plus({ [unit]: units }) };
};

/** Returns the spans of last year, this year and next year. */
export const yearly = (now: DateTime, spanIn: (year: number) => Span): Span[] =>
  [-1, 0, 1].map((years) => spanIn(now.year + years));

/** Returns an expression for a whole phrase in any case. */
const phrase = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}_])${source}(?![\p{L}\p{N}_])`, 'giu');
/** Returns an expression for a phrase in a script without spaces. */
const unspaced = (source: string): RegExp => new RegExp(source, 'gu');

const relative = (pattern: RegExp, unit: Unit, ahead: number): PeriodPhrase => ({
  pattern,
  spanOf: (_, now) => periodAt(now.plus({ [unit]: ahead }), unit),
});

/** The weekend that lies `ahead` weeks off that of the week under way. */
const weekend = (pattern: RegExp, ahead: number): PeriodPhrase => ({
  pattern,
  spanOf: (_, now) => {
    const from = now.startOf('week').plus({ weeks: ahead, days: 5 });
    return { from, to: from.plus({ days: 2 }) };
  },
});

const DAYS: readonly PeriodPhrase[] = [
  relative(
    phrase(alternation`
      (?:the )?day before yesterday|vorgestern|avant-hier|anteayer|antier|l'altro ieri|l’altro ieri|anteontem|eergisteren
      позавчера|позавчора`),
    'day',
    -2,
  ),
  relative(
    phrase(alternation`
      (?<!day before )yesterday|last (?:night|evening)|gestern|(?<!avant-)hier|ayer|anoche|(?<!altro )ieri|ontem|gisteren
      вчера|вчора`),
    'day',
    -1,
  ),
  relative(
    phrase(alternation`
      today|tonight|this (?:morning|noon|lunchtime|afternoon|evening)|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag
      сегодня|сьогодні`),
    'day',
    0,
  ),
  relative(phrase(alternation`
      (?<!day after )tomorrow|(?<!après-)demain|(?<!(?:la|las|de|esta) )mañana|domani|amanhã|завтра`), 'day', 1),
  relative(phrase(alternation`(?:the )?day after tomorrow|übermorgen|après-demain|overmorgen|послезавтра|післязавтра`), 'day', 2),
  // German and Dutch; as a noun, "Morgen" is the morning.
  relative(/(?<!\p{L})morgen(?!\p{L})/gu, 'day', 1),
  relative(unspaced('一昨日|おととい|前天'), 'day', -2),
  relative(unspaced('(?<!一)昨日|きのう|昨夜|昨天|昨晚'), 'day', -1),
  relative(unspaced('今日|今夜|今天|今晚'), 'day', 0),
  relative(unspaced('明日(?!香)|明天'), 'day', 1),
];

/** "Last", "this" and "next" of several languages, before or after the unit. */
const LAST_EN = 'last|past|previous';
const LAST_DE = '(?:letzte|vergangene|vorige)[nrms]?';
const LAST_NL = 'vorige|afgelopen';

const WEEKS: readonly PeriodPhrase[] = [
  relative(
    phrase(alternation`
      (?:${LAST_EN}) week(?:['’]s)?(?! of\b)|${LAST_DE} Woche|semaine (?:dernière|passée)|semana pasada|(?:settimana (?:scorsa|passata)|scorsa settimana)
      (?:semana passada|última semana)|(?:${LAST_NL}) week|на (?:прошлой|минувшей) неделе|прошлую неделю|минулого тижня`),
    'week',
    -1,
  ),
  relative(
    phrase(alternation`
      (?:this|the current) week(?:['’]s)?|diese[rn]? Woche|cette semaine|(?:n?esta) semana|(?:questa|in questa) settimana|deze week
      на этой неделе|эту неделю|цього тижня`),
    'week',
    0,
  ),
  relative(
    phrase(alternation`
      (?:next|the coming) week(?:['’]s)?|(?:nächste|kommende)[rn]? Woche|semaine prochaine|próxima semana|semana que (?:viene|vem)
      (?:prossima settimana|settimana prossima)|(?:volgende|komende) week|на следующей неделе|следующую неделю|наступного тижня`),
    'week',
    1,
  ),
  relative(unspaced('先週|上周|上週|上个?星期|上個星期'), 'week', -1),
  relative(unspaced('今週|本周|本週|这周|這週|这个星期'), 'week', 0),
  relative(unspaced('来週|下周|下週|下个?星期'), 'week', 1),
];

const WEEKENDS: readonly PeriodPhrase[] = [
  {
    // The last weekend that is over: on a Sunday that of the week before.
    pattern: phrase(alternation`
      (?:${LAST_EN}) weekend|(?:letztes|letzten|vergangenes|vergangenen) Wochenende|week-end dernier|fin de semana pasado
      (?:fine settimana scorso|scorso fine settimana|fim de semana passado)|(?:${LAST_NL}) weekend|в прошлые выходные`),
    spanOf: (_, now) => {
      const from = now.startOf('week').minus({ days: 2 });
      return { from, to: from.plus({ days: 2 }) };
    },
  },
  weekend(phrase(alternation`this weekend|dieses Wochenende|ce week-end|este fin de semana|dit weekend`), 0),
  weekend(phrase(alternation`next weekend|nächstes Wochenende|week-end prochain|volgend weekend`), 1),
];

const MONTHS_AND_YEARS: readonly PeriodPhrase[] = [
  relative(
    phrase(alternation`
      (?:${LAST_EN}) month(?:['’]s)?|${LAST_DE} Monats?|mois (?:dernier|passé)|mes pasado|mese scorso|scorso mese|mês passado
      (?:${LAST_NL}) maand|в прошлом месяце|прошлый месяц|минулого місяця`),
    'month',
    -1,
  ),
  relative(
    phrase(alternation`
      (?:this|the current) month(?:['’]s)?|diese[nsm] Monats?|ce mois(?:-ci)?|este mes|questo mese|n?este mês|deze maand
      в этом месяце|этот месяц|цього місяця`),
    'month',
    0,
  ),
  relative(
    phrase(alternation`
      (?:next|the coming) month(?:['’]s)?|(?:nächste|kommende)[nsm] Monats?|mois prochain|próximo mes|mes que viene|prossimo mese|mese prossimo
      (?:próximo mês|mês que vem)|(?:volgende|komende) maand|в следующем месяце|наступного місяця`),
    'month',
    1,
  ),
  relative(
    phrase(alternation`
      (?:${LAST_EN}) year(?:['’]s)?|${LAST_DE} Jahr(?:es)?|année dernière|l['’]an (?:dernier|passé)|año pasado|(?:anno scorso|scorso anno)
      ano passado|(?:${LAST_NL}) jaar|в прошлом году|прошлый год|минулого року`),
    'year',
    -1,
  ),
  relative(
    phrase(alternation`
      (?:this|the current) year(?:['’]s)?|diese[sm] Jahr(?:es)?|cette année|este año|quest['’]anno|n?este ano|dit jaar|в этом году|цього року`),
    'year',
    0,
  ),
  relative(
    phrase(alternation`
      next year(?:['’]s)?|(?:nächste|kommende)[sm] Jahr(?:es)?|année prochaine|próximo año|año que viene|(?:prossimo anno|anno prossimo)
      (?:próximo ano|ano que vem)|(?:volgend|komend) jaar|в следующем году|наступного року`),
    'year',
    1,
  ),
  relative(phrase(`(?:${LAST_EN}) quarter(?:['’]s)?|${LAST_DE} Quartals?|trimestre (?:dernier|pasado|scorso|passado)`), 'quarter', -1),
  relative(phrase(`(?:this|the current) quarter(?:['’]s)?|diese[sm] Quartals?|ce trimestre|este trimestre`), 'quarter', 0),
  relative(phrase(`next quarter(?:['’]s)?|nächste[sm] Quartals?|trimestre prochain|próximo trimestre`), 'quarter', 1),
  relative(unspaced('先月|上个?月|上個月'), 'month', -1),
  relative(unspaced('今月|本月|这个?月|這個月'), 'month', 0),
  relative(unspaced('来月|下个?月|下個月'), 'month', 1),
  relative(unspaced('去年|昨年'), 'year', -1),
  relative(unspaced('今年'), 'year', 0),
  relative(unspaced('来年|明年'), 'year', 1),
];

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...NUMBERS,
  ...{ 'a couple': 2, couple: 2, 'couple of': 2, few: 3, several: 4 },
  ...{ einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5 },
  ...{ una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, due: 2, tre: 3, quattro: 4, um: 1, uma: 1, dois: 2, duas: 2, três: 3 },
  ...{ een: 1, twee: 2, drie: 3, vijf: 5 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
};
const NUMBER = `(?<count>\\d{1,3}|${Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** The beginnings of the names of units, in all languages. */
const UNITS: readonly (readonly [beginning: RegExp, unit: 'day' | 'week' | 'month' | 'year'])[] = [
  [/^(?:day|tag|jour|d[ií]a|giorn|dag|д[не]н|дня|дні|日|天)/iu, 'day'],
  [/^(?:week|woche|semaine|semana|settiman|недел|тиж|週|周|星期|个星期)/iu, 'week'],
  [/^(?:month|monat|mois|mes|mês|maand|месяц|місяц|か月|ヶ月|个月|個月)/iu, 'month'],
  [/^(?:year|jahr|an|año|jaar|год|лет|рок|年)/iu, 'year'],
];
const UNIT = alternation`
  days?|weeks?|months?|years?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?|jours?|semaines?|mois|années?|ans?
  d[ií]as?|semanas?|mes(?:es)?|años?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|mês|anos?|dag(?:en)?|weken|maand(?:en)?|jaar|jaren
  день|дня|дней|дні|днів|недел[яюиь]|тиж(?:день|ні|нів)|месяц(?:а|ев)?|місяц[яі]в?|год|года|лет|рок[иі]?в?`;
const UNSPACED_UNIT = '日|天|週間?|周|个?星期|か月|ヶ月|个月|個月|年';

const unitNamed = (name = '') => UNITS.find(([beginning]) => beginning.test(name))?.[1];
const countOf = (count = '') => NUMBER_WORDS[count.toLowerCase()] ?? Number(count);

/** "Three days ago" is that day; "two weeks ago" is about a week, "a year ago" about a year long. */
const ago = (pattern: RegExp): PeriodPhrase => ({
  pattern,
  spanOf: ({ count, unit: name }, now) => {
    const unit = unitNamed(name);
    if (!unit) return null;
    const then = now.minus({ [unit]: countOf(count) });
    if (unit === 'day' || unit === 'year') return periodAt(then, unit);
    const days = unit === 'week' ? 3 : 15;
    return { from: then.startOf('day').minus({ days }), to: then.startOf('day').plus({ days: days + 1 }) };
  },
});

/** "The last three weeks": until now. */
const lastFew = (pattern: RegExp): PeriodPhrase => ({
  pattern,
  spanOf: ({ count, unit: name }, now) => {
    const unit = unitNamed(name);
    return unit ? { from: now.minus({ [unit]: countOf(count) }).startOf('day'), to: now.plus({ day: 1 }).startOf('day') } : null;
  },
});

const COUNTED: readonly PeriodPhrase[] = [
  lastFew(phrase(`(?:last|past|previous|letzten|vergangenen|últim[oa]s|ultim[ie]|afgelopen|последние|останні) ${NUMBER} (?<unit>${UNIT})`)),
  lastFew(phrase(`${NUMBER} (?:derni[eè]re?s) (?<unit>${UNIT})`)),
  ago(phrase(`(?:vor|il y a|hace|há) ${NUMBER} (?<unit>${UNIT})`)),
  ago(phrase(`${NUMBER} (?<unit>${UNIT}) (?:ago|fa|atrás|geleden|назад|тому)`)),
  ago(unspaced(`(?<count>\\d{1,3}|[一二两三四五])(?<unit>${UNSPACED_UNIT})前`)),
];

/** The names of the months in each language, each with the forms that a question uses. */
const MONTH_NAMES = [
  'january|jan|januar|jänner|janvier|enero|gennaio|janeiro|januari|январ[ьяе]|січ(?:ень|ня|ні)',
  'february|feb|februar|février|febrero|febbraio|fevereiro|februari|феврал[ьяе]|лют(?:ий|ого|ому)',
  'march|mar|märz|mars|marzo|março|maart|март[ае]?|берез(?:ень|ня|ні)',
  'april|apr|avril|abril|aprile|апрел[ьяе]|квіт(?:ень|ня|ні)',
  'may|mai|mayo|maggio|maio|mei|ма[йяе]|трав(?:ень|ня|ні)',
  'june|jun|juni|juin|junio|giugno|junho|июн[ьяе]|черв(?:ень|ня|ні)',
  'july|jul|juli|juillet|julio|luglio|julho|июл[ьяе]|лип(?:ень|ня|ні)',
  'august|aug|août|agosto|augustus|август[ае]?|серп(?:ень|ня|ні)',
  'september|sept|sep|septembre|septiembre|settembre|setembro|сентябр[ьяе]|верес(?:ень|ня|ні)',
  'october|oct|oktober|octobre|octubre|ottobre|outubro|октябр[ьяе]|жовт(?:ень|ня|ні)',
  'november|nov|novembre|noviembre|novembro|ноябр[ьяе]|листопад[ау]?',
  'december|dec|dezember|décembre|diciembre|dicembre|dezembro|декабр[ьяе]|груд(?:ень|ня|ні)',
] as const;
const MONTH_PATTERNS = MONTH_NAMES.map((names) => new RegExp(`^(?:${names})$`, 'iu'));
const monthNamed = (name = ''): number => MONTH_PATTERNS.findIndex((names) => names.test(name)) + 1;

const month = (group: string) => `(?<${group}>${MONTH_NAMES.join('|')})\\.?`;
const year = (group: string) => `(?<${group}>(?:19|20)\\d\\d)`;
/** Text between a month and its year. */
const OF = String.raw`(?:,? | of | de | del | do | von | г\. )`;
/** Parts of a month or year, with the share of it before and after them. */
const PARTS: readonly (readonly [beginning: RegExp, from: number, to: number])[] = [
  [/^(?:early|(?:the )?(?:beginning|start))/i, 0, 1 / 3],
  [/^mid/i, 1 / 3, 2 / 3],
  [/^(?:late|(?:the )?end)/i, 2 / 3, 1],
  [/^(?:the )?first/i, 0, 1 / 2],
  [/^(?:the )?second/i, 1 / 2, 1],
];
const PART = String.raw`(?:(?<part>early|mid(?:dle of)?|late|(?:the )?(?:beginning|start|end|first half|second half) of)[ -](?:in )?)`;

/** Returns the part of a span, in whole days. */
function partOf(span: Span, part: string | undefined): Span {
  const found = part === undefined ? undefined : PARTS.find(([beginning]) => beginning.test(part));
  if (!found) return span;
  const days = span.to.diff(span.from, 'days').days;
  const dayAt = (share: number) => span.from.plus({ days: Math.round(days * share) });
  return { from: dayAt(found[1]), to: dayAt(found[2]) };
}

const monthIn = (now: DateTime, name: string | undefined, ofYear: number): Span =>
  periodAt(now.startOf('year').set({ year: ofYear, month: monthNamed(name) }), 'month');
const yearOf = (now: DateTime, name: string | undefined): Span =>
  periodAt(now.startOf('year').set({ year: Number(name) }), 'year');

/** Words before a month without a year. They tell "in May" from "may I". */
const BEFORE_MONTH = alternation`
  in|during|since|last|next|of|for|by|before|after|until|till|from|throughout|early|mid|late|between|this past
  im|seit|letzten|nächsten|bis|en|depuis|avant|après|durante|desde|hasta|a|nel|em|sinds|vóór|voor|в|у|с|до|после|з|після`;
/** Not followed by a day, a number or a name: "in May Jones's report", "March 5". */
const AFTER_MONTH = String.raw`(?!\.? ?\d|-\d)`;

const MONTHS: readonly PeriodPhrase[] = [
  {
    pattern: phrase(`${month('first')}(?:${OF}${year('firstYear')})? ?(?:and|to|until|till|through|bis|und|à|et|a|al|y|e|tot|en|по|до|и|-|–) ?${month('last')}${OF}${year('year')}`),
    spanOf: ({ first, firstYear, last, year: named }, now) => ({
      from: monthIn(now, first, Number(firstYear ?? named)).from,
      to: monthIn(now, last, Number(named)).to,
    }),
  },
  {
    pattern: phrase(`${PART}?${month('month')}${OF}${year('year')}(?! ?(?:-|–) ?\\d)`),
    spanOf: ({ part, month: name, year: named }, now) => partOf(monthIn(now, name, Number(named)), part),
  },
  {
    pattern: phrase(`${PART}${month('month')}${AFTER_MONTH}`),
    spanOf: ({ part, month: name }, now, choose) => partOf(choose(yearly(now, (ofYear) => monthIn(now, name, ofYear))), part),
  },
  {
    pattern: phrase(`(?<=(?:^|[^\\p{L}])(?:${BEFORE_MONTH})[ -])(?:the month of )?${month('month')}${AFTER_MONTH}`),
    spanOf: ({ month: name }, now, choose) => choose(yearly(now, (ofYear) => monthIn(now, name, ofYear))),
  },
  {
    pattern: /(?<![\d-])(?<year>(?:19|20)\d\d)-(?<number>0[1-9]|1[0-2])(?![-\d])/g,
    spanOf: ({ year: named, number }, now) =>
      periodAt(now.startOf('year').set({ year: Number(named), month: Number(number) }), 'month'),
  },
  {
    // Dots are used where the day comes first; chrono reads 10.04.2026 as the fourth of October.
    pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.\s?(?<year>(?:19|20)\d\d)(?!\d|\.\d)/g,
    spanOf: ({ day, number, year: named }, now) => {
      const time = DateTime.fromObject({ year: Number(named), month: Number(number), day: Number(day) }, { zone: now.zone });
      return time.isValid ? periodAt(time, 'day') : null;
    },
  },
  {
    pattern: /(?<year>(?:19|20)\d\d) ?年 ?(?<number>1[0-2]|0?[1-9]) ?月(?! ?\d)/g,
    spanOf: ({ year: named, number }, now) =>
      periodAt(now.startOf('year').set({ year: Number(named), month: Number(number) }), 'month'),
  },
  {
    pattern: /(?<![\d年个個])(?<number>1[0-2]|[1-9])月(?! ?\d)/g,
    spanOf: ({ number }, now, choose) =>
      choose(yearly(now, (ofYear) => periodAt(now.startOf('year').set({ year: ofYear, month: Number(number) }), 'month'))),
  },
];

/** Words before a year: without one, it may be any number. */
const BEFORE_YEAR = alternation`
  in|during|since|before|after|until|till|by|of|from|throughout|for|year|years|im Jahre?|seit|vor|nach|bis|en|depuis|avant|après|année
  durante|desde|hasta|nel|dal|em|sinds|tot|anno|jaar|в|у|с|до|после|з|після`;
/** Not followed by the rest of a number, or by what it counts: "in 2000 characters", "in 2024 MB". */
const AFTER_YEAR = String.raw`(?![-/\d:.,]\d|\s?(?:[%€$£°]|[kMGT]?B\b|k?m\b|k?g\b|px\b)|\s(?!(?:was|is|does|has|this|us|as|his|yes)\b)\p{L}+s\b|\s(?:people|euro|words?|Zeichen|Wörter|Leute|mots|palabras|parole|personen)\b)`;

const QUARTER = String.raw`(?:Q(?<quarter>[1-4])|(?:the )?(?<nth>first|second|third|fourth) quarter)`;
const QUARTERS = ['first', 'second', 'third', 'fourth'];
const SEASONS: readonly (readonly [name: RegExp, month: number])[] = [
  [/^(?:spring|frühling|frühjahr|printemps|primavera|lente|весн)/iu, 3],
  [/^(?:summer|sommer|été|verano|estate|verão|zomer|лет)/iu, 6],
  [/^(?:autumn|fall|herbst|automne|otoño|autunno|outono|herfst|осен)/iu, 9],
  [/^(?:winter|hiver|invierno|inverno|зим)/iu, 12],
];
const SEASON = '(?<season>spring|summer|autumn|fall|winter|Frühling|Frühjahr|Sommer|Herbst|été|hiver|verano|invierno)';
const SEASON_MONTHS = 3;

/** Returns the season that begins in a year: the meteorological ones of the northern hemisphere. */
function seasonIn(now: DateTime, name: string, ofYear: number): Span {
  const first = SEASONS.find(([beginning]) => beginning.test(name))?.[1] ?? 1;
  return periodAt(now.startOf('year').set({ year: ofYear, month: first }), 'month', SEASON_MONTHS);
}

const quarterIn = (now: DateTime, { quarter, nth }: Groups, ofYear: number): Span => {
  const number = quarter ? Number(quarter) : QUARTERS.indexOf(nth?.toLowerCase() ?? '') + 1;
  return periodAt(now.startOf('year').set({ year: ofYear, month: 3 * number - 2 }), 'quarter');
};

const LONGER: readonly PeriodPhrase[] = [
  {
    pattern: phrase(`${QUARTER},?(?: of)? ${year('year')}`),
    spanOf: (groups, now) => quarterIn(now, groups, Number(groups['year'])),
  },
  {
    pattern: phrase(`(?<!'s )${QUARTER}`),
    spanOf: (groups, now, choose) => choose(yearly(now, (ofYear) => quarterIn(now, groups, ofYear))),
  },
  {
    pattern: phrase(`${SEASON}(?: break)?(?: of)? ${year('year')}`),
    spanOf: ({ season = '', year: named }, now) => seasonIn(now, season, Number(named)),
  },
  {
    pattern: phrase(`(?:last|this past) ${SEASON}|${LAST_DE} (?<german>Frühling|Frühjahr|Sommer|Herbst|Winter)|${SEASON.replace('season', 'after')} (?:dernier|pasado)`),
    spanOf: ({ season, german, after }, now) => {
      const name = season ?? german ?? after ?? '';
      const ofThisYear = seasonIn(now, name, now.year);
      return ofThisYear.to <= now ? ofThisYear : seasonIn(now, name, now.year - 1);
    },
  },
  {
    // Not "in Spring", a framework; "fall" needs its article.
    pattern: phrase(`(?:(?:in|during|over) (?:the )?(?<season>summer|autumn|winter)|(?:in|during|over) the (?<other>spring|fall)|this (?<current>spring|summer|autumn|fall|winter)|im (?<german>Frühling|Frühjahr|Sommer|Herbst|Winter))`),
    spanOf: ({ season, other, current, german }, now, choose) =>
      choose(yearly(now, (ofYear) => seasonIn(now, season ?? other ?? current ?? german ?? '', ofYear))),
  },
  {
    pattern: phrase(`${PART}?(?<=(?:^|[^\\p{L}])(?:${BEFORE_YEAR}|early|mid|late|half of)[ -])${year('year')}(?:['’]s)?${AFTER_YEAR}`),
    spanOf: ({ part, year: named }, now) => partOf(yearOf(now, named), part),
  },
  {
    pattern: /(?<![\d./-])(?<year>(?:19|20)\d\d) ?年(?! ?\d| ?前|間|间)/g,
    spanOf: ({ year: named }, now) => yearOf(now, named),
  },
  {
    pattern: phrase(`${year('year')} год[ау]?|${year('other')} ро(?:ку|ці)`),
    spanOf: ({ year: named, other }, now) => yearOf(now, named ?? other),
  },
];

/** All phrases, those of several words ahead of their parts. */
export const PERIOD_PHRASES: readonly PeriodPhrase[] = [
  ...COUNTED,
  ...DAYS,
  ...WEEKENDS,
  ...WEEKS,
  ...MONTHS,
  ...MONTHS_AND_YEARS,
  ...LONGER,
];
