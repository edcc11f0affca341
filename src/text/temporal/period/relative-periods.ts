import { alternation } from '../../word-lists.js';
import { type PeriodPhrase, periodAt, phrase, type Unit, unspaced } from './period-phrase.js';

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
  relative(
    phrase(alternation`
      (?<!day after )tomorrow|(?<!après-)demain|(?<!(?:la|las|de|esta) )mañana|domani|amanhã|завтра`),
    'day',
    1,
  ),
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
/** "The last week of March" is read with the month; see period-edges. */
const NOT_BESIDE = String.raw`(?! (?:of|before)\b)`;
export const LAST_DE = '(?:letzte|vergangene|vorige)[nrms]?';
const LAST_NL = 'vorige|afgelopen';

const WEEKS: readonly PeriodPhrase[] = [
  relative(
    phrase(alternation`
      (?:${LAST_EN}) week(?:['’]s)?${NOT_BESIDE}|${LAST_DE} Woche|semaine (?:dernière|passée)
      semana pasada|settimana (?:scorsa|passata)|scorsa settimana
      (?:semana passada|última semana)|(?:${LAST_NL}) week|на (?:прошлой|минувшей) неделе|прошлую неделю|минулого тижня`),
    'week',
    -1,
  ),
  relative(
    phrase(alternation`
      (?:this|the current) week(?:['’]s)?|diese[rn]? Woche|cette semaine|(?:n?esta) semana
      questa settimana|deze week
      на этой неделе|эту неделю|цього тижня`),
    'week',
    0,
  ),
  relative(
    phrase(alternation`
      (?:next|the coming) week(?:['’]s)?|(?:nächste|kommende)[rn]? Woche|semaine prochaine|próxima semana|semana que (?:viene|vem)
      prossima settimana|settimana prossima|(?:volgende|komende) week|на следующей неделе|следующую неделю|наступного тижня`),
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
      (?:${LAST_EN}) weekend${NOT_BESIDE}|(?:letztes|letzten|vergangenes|vergangenen) Wochenende
      week-end dernier|fin de semana pasado
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
      (?:next|the coming) month(?:['’]s)?|(?:nächste|kommende)[nsm] Monats?|mois prochain
      próximo mes|mes que viene|prossimo mese|mese prossimo
      (?:próximo mês|mês que vem)|(?:volgende|komende) maand|в следующем месяце|наступного місяця`),
    'month',
    1,
  ),
  relative(
    phrase(alternation`
      (?:${LAST_EN}) year(?:['’]s)?|${LAST_DE} Jahr(?:es)?
      année dernière|l['’]an (?:dernier|passé)|año pasado|anno scorso|scorso anno
      ano passado|(?:${LAST_NL}) jaar|в прошлом году|прошлый год|минулого року`),
    'year',
    -1,
  ),
  relative(
    phrase(alternation`
      (?:this|the current) year(?:['’]s)?|diese[sm] Jahr(?:es)?
      cette année|este año|quest['’]anno|n?este ano|dit jaar
      в этом году|цього року`),
    'year',
    0,
  ),
  relative(
    phrase(alternation`
      next year(?:['’]s)?|(?:nächste|kommende)[sm] Jahr(?:es)?
      année prochaine|próximo año|año que viene|prossimo anno|anno prossimo
      (?:próximo ano|ano que vem)|(?:volgend|komend) jaar|в следующем году|наступного року`),
    'year',
    1,
  ),
  relative(
    phrase(`(?:${LAST_EN}) quarter(?:['’]s)?|${LAST_DE} Quartals?|trimestre (?:dernier|pasado|scorso|passado)`),
    'quarter',
    -1,
  ),
  relative(phrase(`(?:this|the current) quarter(?:['’]s)?|diese[sm] Quartals?|ce trimestre|este trimestre`), 'quarter', 0),
  relative(phrase(`next quarter(?:['’]s)?|nächste[sm] Quartals?|trimestre prochain|próximo trimestre`), 'quarter', 1),
  relative(unspaced('先月|上个?月|上個月'), 'month', -1),
  relative(unspaced('今月|本月|这个?月|這個月'), 'month', 0),
  relative(unspaced('来月|下个?月|下個月'), 'month', 1),
  relative(unspaced('去年|昨年'), 'year', -1),
  relative(unspaced('今年'), 'year', 0),
  relative(unspaced('来年|明年'), 'year', 1),
];

/** Periods by their place from now: "yesterday", "last week", "next year". */
export const RELATIVE_PERIODS: readonly PeriodPhrase[] = [...DAYS, ...WEEKENDS, ...WEEKS, ...MONTHS_AND_YEARS];
