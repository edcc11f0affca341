import type { CalendarWords } from './calendar-grammar.js';

const EASTER = 0;
const EASTER_MONDAY = 1;
const WHITSUN = 50;

export const ENGLISH_CALENDAR: CalendarWords = {
  months: `jan(?:uary|\\.)? feb(?:ruary|\\.)? mar(?:ch|\\.)? apr(?:il|\\.)? may june? july? aug(?:ust|\\.)? sep(?:t|tember|\\.)?
    oct(?:ober|\\.)? nov(?:ember|\\.)? dec(?:ember|\\.)?`,
  weekdays: 'monday tuesday wednesday thursday friday saturday sunday',
  through: 'to|through|until|-|–',
  ordinals: 'first|1st second|2nd third|3rd fourth|4th last',
  until: 'until|till?|by|before|through|thru|due',
  on: 'on|in|from|expires|ends|date:|deadline:|due:|due date:',
  ends: String.raw`\b(?:expires?|expiring|ends?|ending|runs? out|lapses?|matures?|is due|are due|closes|terminates?)\b`,
  inYear: [
    '(?:in|with|during|at the end of) {year}(?![-/.:]?\\d)',
    '(?<=(?:expires?|ends?|lapses?|valid):? ){year}(?![-/.:]?\\d| \\p{L})',
  ],
  weekdayOfWeek: [[], ['{weekday} (?:of )?next week', 'next week(?: on|,)? {weekday}']],
  monthOfYear: [['{month},? (?:of )?this year'], ['{month},? (?:of )?next year']],
  endOfMonth: ['(?<=(?:by|until|till?|before|through|thru|due|expires|ends) ){month},? {year}'],
  nthWeekday: ['{nth} {weekday} (?:of|in) {month}(?:,? {year})?'],
  months2: ['(?:from|between) {month}(?: {year})? (?:to|until|till?|through|and|-|–) {month2}(?: {year2})?(?! \\d)'],
  holidays: [
    ['easter(?: sunday)?', EASTER],
    ['easter monday', EASTER_MONDAY],
    ['whitsun|pentecost', WHITSUN],
    ["valentine['’]?s day", [2, 14]],
    ['halloween', [10, 31]],
    ['christmas eve', [12, 24]],
    ['christmas day', [12, 25]],
    ['boxing day', [12, 26]],
    ["new year['’]?s eve", [12, 31]],
    ["new year['’]?s day", [1, 1]],
  ],
  happens: "is|are|'s|will be|takes place|take place|scheduled|planned|booked|due|starts|begins|arrives?|leaves?|flies|fly",
  onHoliday: 'on',
};

export const GERMAN_CALENDAR: CalendarWords = {
  months: 'januar|jänner februar märz april mai juni juli august september oktober november dezember',
  weekdays: 'montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag',
  through: 'bis|bis zum|-|–',
  ordinals: 'erste[nrm]? zweite[nrm]? dritte[nrm]? vierte[nrm]? letzte[nrm]?',
  until: 'bis|bis zum|bis einschließlich|spätestens|spätestens am|vor dem|zum',
  on: 'am|vom|ab|ab dem|seit|seit dem|den|der|termin:|datum:|frist:|abgabe:|stichtag:|fällig:',
  ends: 'läuft|laufen|endet|enden|gültig|verfällt|verfallen|erlischt|gilt|gelten|ausläuft|abläuft',
  inYear: ['(?:bis|bis ende|ende|im jahr|in|im jahre)? ?{year}(?![-/.:]?\\d)'],
  weekdayOfWeek: [
    ['{weekday} dieser woche'],
    ['{weekday} (?:der )?(?:nächste[nr]?|kommende[nr]?) woche', '(?:nächste|kommende) woche(?: am)? {weekday}'],
    ['{weekday} (?:der )?übernächste[nr]? woche'],
  ],
  monthOfYear: [
    ['{month} (?:dieses|diesen) jahres'],
    ['{month} (?:des )?(?:nächsten|kommenden) jahres', 'nächstes jahr im {month}'],
  ],
  // "Von Oktober bis März" recurs, "wohnte bis Mai dort" is over.
  endOfMonth: [
    'ende(?: des)? {month}(?: {year})?',
    '(?=bis )(?<!\\bvon [^.,;]{3,30} )(?<!\\p{L}{3,20}te[nst]{0,2} [^.,;]{0,30})bis {month}(?: {year})?(?! \\d)',
  ],
  nthWeekday: ['{nth} {weekday} (?:im|des|in) {month}s?(?: {year})?'],
  holidays: [
    ['ostern|ostersonntag', EASTER],
    ['ostermontag', EASTER_MONDAY],
    ['pfingsten|pfingstmontag', WHITSUN],
    ['heiligabend', [12, 24]],
    ['weihnachten', [12, 25]],
    ['silvester', [12, 31]],
    ['neujahr', [1, 1]],
    ['nikolaus', [12, 6]],
  ],
  happens: 'ist|sind|findet|finden|beginnt|startet|steigt|geplant|kommt|kommen',
  onHoliday: 'an|am|zu',
};

export const FRENCH_CALENDAR: CalendarWords = {
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  through: 'au|à|-|–',
  ordinals: 'premier deuxième|second troisième quatrième dernier',
  until: "jusqu'en|jusqu'au|jusqu'à|avant|avant le|d'ici|d'ici à|au plus tard le",
  on: 'le|du|au|dès le|depuis le|en',
  ends: 'expire|expirent|se termine|se terminent|prend fin|finit|valable|valide|échéance|arrive à échéance',
  inYear: ["(?:en|jusqu'en|fin|jusqu'à fin|à la fin de) {year}(?![-/.:]?\\d)"],
  weekdayOfWeek: [['{weekday} de cette semaine'], ['{weekday} (?:de )?la semaine prochaine', 'la semaine prochaine,? {weekday}']],
  monthOfYear: [['{month} de cette année'], ["{month} (?:de )?(?:l'année|l'an) prochaine?", '{month} prochain']],
  endOfMonth: [
    '(?:à )?(?:la )?fin(?: du mois)?(?: de)? {month}(?: {year})?',
    "(?:à )?(?:la )?fin du mois d'{month}(?: {year})?",
    "jusqu['’](?:en|au mois de) {month}(?: {year})?",
  ],
  nthWeekday: ["{nth} {weekday} (?:de |d'|du mois de ){month}(?: {year})?"],
  holidays: [
    ['pâques', EASTER],
    ['(?:la )?pentecôte', WHITSUN],
    ['noël', [12, 25]],
    ["nouvel an|le nouvel an|jour de l'an", [1, 1]],
    ['(?:la )?saint-sylvestre', [12, 31]],
  ],
  happens: 'est|sont|sera|seront|aura lieu|auront lieu|a lieu|ont lieu|commence|prévue?s?',
  onHoliday: 'à|le|au|pour|le jour de',
};

export const SPANISH_CALENDAR: CalendarWords = {
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  weekdays: 'lunes martes miércoles jueves viernes sábado domingo',
  through: 'al?|-|–',
  ordinals: 'primer segundo tercer cuarto último',
  until: 'hasta|hasta el|antes de|antes del|para el|a más tardar el',
  on: 'el|del|al|desde el|en',
  ends: 'caduca|caducan|vence|vencen|expira|expiran|termina|terminan|acaba|acaban|finaliza|válid[oa]s?',
  inYear: ['(?:en|hasta|a finales de|hasta finales de) {year}(?![-/.:]?\\d)'],
  weekdayOfWeek: [
    ['{weekday} de esta semana'],
    [
      '{weekday} de la (?:próxima semana|semana que viene|semana próxima)',
      '(?:la )?(?:próxima semana|semana que viene),? el {weekday}',
    ],
  ],
  monthOfYear: [['{month} de este año'], ['{month} del? (?:próximo año|año que viene|año próximo)']],
  endOfMonth: ['(?:a )?(?:finales|fines|fin) de {month}(?: del? {year})?'],
  nthWeekday: ['{nth} {weekday} de {month}(?: del? {year})?'],
  holidays: [
    ['semana santa|pascua', EASTER],
    ['nochebuena', [12, 24]],
    ['navidad', [12, 25]],
    ['nochevieja', [12, 31]],
    ['año nuevo', [1, 1]],
    ['reyes', [1, 6]],
  ],
  happens: 'es|son|será|serán|empieza|comienza|llegan?|previst[oa]s?',
  onHoliday: 'en|el día de|para|por',
};

export const ITALIAN_CALENDAR: CalendarWords = {
  months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  through: 'al?|-|–',
  ordinals: 'primo|prima secondo|seconda terzo|terza quarto|quarta ultimo|ultima',
  until: "fino a|fino al|fino all'|entro|entro il|prima del|non oltre il",
  on: 'il|dal|al|del|nel',
  ends: 'scade|scadono|termina|terminano|finisce|finiscono|valid[oaie]',
  inYear: ['(?:nel|fino al|entro il|a fine|alla fine del) {year}(?![-/.:]?\\d)'],
  weekdayOfWeek: [
    ['{weekday} di questa settimana'],
    [
      '{weekday} (?:della )?(?:prossima settimana|settimana prossima)',
      '(?:la )?(?:prossima settimana|settimana prossima),? {weekday}',
    ],
  ],
  monthOfYear: [["{month} di quest'anno"], ["{month} (?:del(?:l')? ?)?(?:prossimo anno|anno prossimo)"]],
  endOfMonth: ['(?:alla |a |la )?fine (?:di )?{month}(?: (?:del )?{year})?'],
  nthWeekday: ['{nth} {weekday} (?:di|del mese di) {month}(?: (?:del )?{year})?'],
  holidays: [
    ['pasqua', EASTER],
    ['pasquetta', EASTER_MONDAY],
    ['natale', [12, 25]],
    ['capodanno', [1, 1]],
    ['ferragosto', [8, 15]],
    ['(?:la )?vigilia di natale', [12, 24]],
    ['san silvestro', [12, 31]],
  ],
  happens: 'è|sono|sarà|saranno|comincia|inizia|arriva|arrivano|prevista|previsto',
  onHoliday: 'a|il giorno di|per',
};

export const PORTUGUESE_CALENDAR: CalendarWords = {
  months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  weekdays: 'segunda(?:-feira)? terça(?:-feira)? quarta(?:-feira)? quinta(?:-feira)? sexta(?:-feira)? sábado domingo',
  through: 'a|à|até|-|–',
  ordinals: 'primeir[oa] segund[oa] terceir[oa] quart[oa] últim[oa]',
  until: 'até|até o|até ao|até o dia|antes de|antes do',
  on: 'em|no dia|dia|de|desde',
  ends: 'expira|expiram|vence|vencem|termina|terminam|acaba|acabam|caduca|válid[oa]s?',
  inYear: ['(?:em|até|no fim de|até o fim de) {year}(?![-/.:]?\\d)'],
  weekdayOfWeek: [
    ['{weekday} desta semana'],
    ['{weekday} da (?:próxima semana|semana que vem)', '(?:na |a )?(?:próxima semana|semana que vem),? na {weekday}'],
  ],
  monthOfYear: [['{month} deste ano'], ['{month} do (?:próximo ano|ano que vem)']],
  endOfMonth: ['(?:no |o )?(?:final|fim|fins) de {month}(?: de {year})?'],
  nthWeekday: ['{nth} {weekday} de {month}(?: de {year})?'],
  holidays: [
    ['(?:a )?páscoa', EASTER],
    ['(?:o )?natal', [12, 25]],
    ['(?:o )?ano novo', [1, 1]],
    ['(?:a )?véspera de natal', [12, 24]],
    ['(?:o )?réveillon', [12, 31]],
  ],
  happens: 'é|são|será|serão|começa|chega|chegam|marcad[oa]s?',
  onHoliday: 'no|na|em',
};

export const DUTCH_CALENDAR: CalendarWords = {
  months: 'januari februari maart april mei juni juli augustus september oktober november december',
  weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  through: 'tot|tot en met|t/m|-|–',
  ordinals: 'eerste tweede derde vierde laatste',
  until: 'tot|tot en met|t/m|voor|uiterlijk|uiterlijk op',
  on: 'op|van|vanaf|in',
  ends: 'verloopt|verlopen|eindigt|eindigen|loopt|lopen|geldig|vervalt|vervallen',
  inYear: ['(?:in|tot|tot eind|eind) {year}(?![-/.:]?\\d)'],
  weekdayOfWeek: [['{weekday} (?:van )?deze week'], ['{weekday} (?:van )?volgende week', 'volgende week(?: op)? {weekday}']],
  monthOfYear: [['{month} (?:van )?dit jaar'], ['{month} (?:van )?volgend jaar']],
  endOfMonth: ['(?:het )?eind(?:e)?(?: van)? {month}(?: {year})?'],
  nthWeekday: ['{nth} {weekday} (?:van|in) {month}(?: {year})?'],
  holidays: [
    ['pasen', EASTER],
    ['pinksteren', WHITSUN],
    ['kerst|kerstmis', [12, 25]],
    ['oudejaarsavond|oud en nieuw', [12, 31]],
    ['kerstavond', [12, 24]],
    ['nieuwjaarsdag', [1, 1]],
  ],
  happens: 'is|zijn|begint|gepland|komt|komen|vindt',
  onHoliday: 'op|met',
};

export const POLISH_CALENDAR: CalendarWords = {
  months: `stycz(?:eń|nia|niu) lut(?:y|ego|ym) mar(?:zec|ca|cu) kwie(?:cień|tnia|tniu) maj(?:a|u)? czerw(?:iec|ca|cu)
    lip(?:iec|ca|cu) sierp(?:ień|nia|niu) wrze(?:sień|śnia|śniu) październik(?:a|u)? listopad(?:a|zie)?
    grud(?:zień|nia|niu)`,
  weekdays: `poniedział(?:ek|ku) wtor(?:ek|ku) środ(?:a|ę|y|zie) czwart(?:ek|ku) piąt(?:ek|ku) sobot(?:a|ę|y) niedziel(?:a|ę|i)`,
  through: 'do|-|–',
  ordinals: 'pierwsz(?:y|ą|a) drug(?:i|ą|a) trzeci(?:ą|a)? czwart(?:y|ą|a) ostatni(?:ą|a)?',
  until: 'do|przed',
  on: 'w|od|na|dnia',
  ends: 'wygasa|wygasają|kończy się|kończą się|ważn[yae]|traci ważność|upływa',
  inYear: ['(?:w|do|do końca|pod koniec) {year}(?: roku| r\\.)?(?![-/.:]?\\d)'],
  weekdayOfWeek: [
    ['{weekday} (?:w )?(?:tym tygodniu|tego tygodnia)'],
    ['{weekday} (?:w )?(?:przyszłym|następnym) tygodniu', '(?:w )?(?:przyszłym|następnym) tygodniu,? (?:w|we) {weekday}'],
  ],
  monthOfYear: [['{month} (?:tego|bieżącego) roku'], ['{month} (?:przyszłego|następnego) roku']],
  endOfMonth: ['(?:pod koniec|do końca|na koniec|koniec|końca) {month}(?: {year})?', '(?:w|do|przed) {month} {year}'],
  nthWeekday: ['{nth} {weekday} {month}(?: {year})?'],
  holidays: [
    ['wielkanocy', EASTER],
    ['wigilii', [12, 24]],
    ['świąt|bożego narodzenia', [12, 25]],
    ['sylwestra', [12, 31]],
    ['nowego roku', [1, 1]],
  ],
  dates: ['{day} {month}(?: {year})?'],
  weekdayAlone: ['(?:w|we|do|na|przed|przyszł[ya]|najbliższ[yaąe]) {weekday}'],
  days: ['dzisiaj|dziś', 'jutro|jutra', 'pojutrze|pojutrza'],
};
