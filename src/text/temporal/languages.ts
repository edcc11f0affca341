import { Chrono, de, en, es, fr, it, ja, nl, pt, ru, uk, zh } from 'chrono-node';

/** What is needed to date a sentence in a language other than English: chrono's parser and the words that tell it off. */
export interface Language {
  readonly chrono: Chrono;
  /** Function and calendar words by which the language is recognised. None: it is recognised by its script. */
  readonly words: ReadonlySet<string>;
  /** The sentence speaks of something that recurs, or of a birthday. */
  readonly recurring: RegExp;
  /** Before a date: something starts there. */
  readonly starting: RegExp;
  /** The sentence tells what happened, so that a date without a year is past. */
  readonly past: RegExp;
  /** Names of whole periods, which chrono leaves out or reads as a point in time. */
  readonly periods: readonly Period[];
  /** Before a weekday: the one of next week. Only where chrono does not know it. */
  readonly nextWeek?: RegExp;
}

/** The running period (`ahead` 0), the next one (1), ... */
interface Period {
  readonly pattern: RegExp;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly ahead: number;
}

const period = (pattern: RegExp, unit: Period['unit'], ahead = 0): Period => ({ pattern, unit, ahead });

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** In a script without spaces, or one where \b does not work, words are looked for anywhere. */
const LANGUAGES = {
  de: {
    chrono: de.casual,
    words:
      words(`der die das und ist bis am im um nicht ein eine muss wird mit für von zum zur auf den dem des morgen heute übermorgen
      montag dienstag mittwoch donnerstag freitag samstag sonntag uhr jeden jede nächste nächsten wir sie ich hat war ende`),
    recurring:
      /(?<!\p{L})(?:jede[nrsm]?|täglich|wöchentlich|monatlich|jährlich|immer|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s|werktags|geburtstag|jahrestag|hochzeitstag|geboren)(?!\p{L})/iu,
    starting: /(?:^|\s)(?:ab|seit|von|nach)(?: dem)?\s$/iu,
    past: /(?<!\p{L})(?:war|waren|hatte|hatten|wurde|wurden|ging|kam|kamen|haben? .{0,80}(?:t|en)|hat .{0,80}(?:t|en))(?:[.!]?$|(?!\p{L}))/iu,
    periods: [
      period(/(?:diese|dieser|Ende der) Woche|(?:am|dieses) Wochenende/giu, 'week'),
      period(/nächste[rn]? Woche(?! \p{Lu})/gu, 'week', 1),
      period(/diese[nsm] Monats?|Ende des Monats|(?:zum|bis) Monatsende/gu, 'month'),
      period(/nächste[nsm] Monats?/gu, 'month', 1),
      period(/dieses Jahr(?:es)?|Ende des Jahres|(?:zum|bis) Jahresende/gu, 'year'),
    ],
  },
  fr: {
    chrono: fr.casual,
    words:
      words(`le la les des et est un une du au aux avec pour dans sur que qui ne pas nous vous il elle avant jusqu jusqu'au demain
      aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche chaque heures prochain prochaine doit être rendez`),
    recurring:
      /(?<!\p{L})(?:chaque|tous les|toutes les|quotidien|hebdomadaire|mensuel|annuel|toujours|anniversaire|née?|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s)(?!\p{L})/iu,
    starting: /(?:à partir d[ue]|depuis|dès|après)(?: le)?\s$/iu,
    past: /(?<!\p{L})(?:(?:a|ont|avons|est|sont) (?:été |déjà )?\p{L}{2,}(?:é|ée|és|ées|i|it|u|us)|était|étaient|avait)(?!\p{L})/iu,
    periods: [
      period(/cette semaine|(?:ce|le) week-end|fin de (?:la )?semaine/giu, 'week'),
      period(/la semaine prochaine/giu, 'week', 1),
      period(/ce mois(?:-ci)?|(?:la )?fin du mois/giu, 'month'),
      period(/le mois prochain/giu, 'month', 1),
      period(/cette année|(?:la )?fin de l'année/giu, 'year'),
      period(/après-demain/giu, 'day', 2),
    ],
  },
  es: {
    chrono: es.casual,
    words:
      words(`el la los las y es un una del al con para por que no en se de antes hasta mañana hoy lunes martes miércoles jueves
      viernes sábado domingo cada reunión próximo próxima debe tiene ayer horas`),
    recurring:
      /(?<!\p{L})(?:cada|todos los|todas las|diario|diariamente|semanalmente|mensualmente|siempre|los (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)|cumpleaños|aniversario|nació)(?!\p{L})/iu,
    starting: /(?:desde|a partir del?|después del?)(?: el)?\s$/iu,
    past: /(?<!\p{L})(?:fue|fueron|era|estaba|estuvo|tuvo|hizo|llegó|\p{L}{2,}(?:ó|aron|ieron)|hemos \p{L}+|ha \p{L}+d[oa])(?!\p{L})/iu,
    periods: [
      period(/esta semana|este fin de semana|el fin de semana/giu, 'week'),
      period(/(?:la )?(?:semana que viene|próxima semana)/giu, 'week', 1),
      period(/este mes|(?:finales|fin) de(?:l)? mes/giu, 'month'),
      period(/(?:el )?(?:mes que viene|próximo mes)/giu, 'month', 1),
      period(/este año|(?:finales|fin) de año/giu, 'year'),
      period(/pasado mañana/giu, 'day', 2),
    ],
  },
  it: {
    chrono: it.casual,
    words:
      words(`il lo gli le e è un una del della al alla con per che non in di entro fino domani oggi lunedì martedì mercoledì giovedì
      venerdì sabato domenica ogni riunione prossimo prossima deve ore`),
    recurring: /(?<!\p{L})(?:ogni|tutti i|tutte le|sempre|compleanno|anniversario|nat[oa])(?!\p{L})/iu,
    starting: /(?:dal|a partire dal|dopo il)\s$/iu,
    past: /(?<!\p{L})(?:era|erano|è stat[oa]|(?:ha|hanno|abbiamo) \p{L}+[aiu]t[oaie])(?!\p{L})/iu,
    periods: [
      period(/questa settimana|(?:il|questo) fine settimana/giu, 'week'),
      period(/la (?:prossima settimana|settimana prossima)/giu, 'week', 1),
      period(/questo mese|fine (?:del )?mese/giu, 'month'),
      period(/quest'anno|fine (?:dell')?anno/giu, 'year'),
      period(/dopodomani/giu, 'day', 2),
    ],
  },
  pt: {
    chrono: pt.casual,
    words:
      words(`o os as e é um uma do da ao com para por que não em no na até amanhã hoje segunda terça quarta quinta sexta sábado domingo
      feira cada reunião próximo próxima deve horas`),
    recurring: /(?<!\p{L})(?:cada|tod[oa]s? (?:os|as|o)|sempre|aos (?:sábados|domingos)|aniversário|nasceu)(?!\p{L})/iu,
    starting: /(?:desde|a partir de|depois de)(?: o)?\s$/iu,
    past: /(?<!\p{L})(?:foi|foram|era|estava|\p{L}{2,}(?:ou|aram|eram))(?!\p{L})/iu,
    periods: [
      period(/esta semana|(?:este|no) fim de semana/giu, 'week'),
      period(/(?:na )?(?:próxima semana|semana que vem)/giu, 'week', 1),
      period(/este mês|(?:final|fim) do mês/giu, 'month'),
      period(/este ano|(?:final|fim) do ano/giu, 'year'),
      period(/depois de amanhã/giu, 'day', 2),
    ],
  },
  nl: {
    chrono: nl.casual,
    words:
      words(`de het een en is van met voor op niet dat die tot moet wordt naar om uur morgen vandaag maandag dinsdag woensdag donderdag
      vrijdag zaterdag zondag elke iedere volgende`),
    recurring: /(?<!\p{L})(?:elke|iedere|dagelijks|wekelijks|altijd|verjaardag|geboren)(?!\p{L})/iu,
    starting: /(?:vanaf|sinds|na)\s$/iu,
    past: /(?<!\p{L})(?:was|waren|werd|werden|had|hadden|ging|kwam|heeft .{0,80}(?:d|t|en))(?!\p{L})/iu,
    periods: [
      period(/deze week|(?:dit|het) weekend/giu, 'week'),
      period(/volgende week(?! \p{L}+dag)/giu, 'week', 1),
      period(/deze maand|einde? van de maand/giu, 'month'),
      period(/dit jaar|einde? van het jaar/giu, 'year'),
      period(/overmorgen/giu, 'day', 2),
    ],
  },
  ru: {
    chrono: ru.casual,
    words: words(''),
    recurring:
      /кажд|ежедневно|еженедельно|ежемесячно|ежегодно|всегда|по (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]*(?:ам|ям)|день рождения|родил/iu,
    starting: /(?:^|\s)(?:с|со|после)\s$/iu,
    past: /[а-я]{2,}(?:л|ла|ло|ли|лся|лась|лись)(?![а-я])/iu,
    periods: [
      period(/на этой неделе|(?:до|к) конц[ау] недели|в(?: эти)? выходные/giu, 'week'),
      period(/на следующей неделе/giu, 'week', 1),
      period(/в этом месяце|(?:до|к) конц[ау] месяца/giu, 'month'),
      period(/в этом году|(?:до|к) конц[ау] года/giu, 'year'),
    ],
  },
  uk: {
    chrono: uk.casual,
    words: words(''),
    recurring: /щодня|щотижня|щомісяця|щороку|кожн|завжди|день народження|народи/iu,
    starting: /(?:^|\s)(?:з|із|після)\s$/iu,
    past: /[а-яіїє]{2,}(?:в|ла|ло|ли)(?![а-яіїє])/iu,
    periods: [
      period(/цього тижня|(?:до|на) кін(?:ця|ець) тижня/giu, 'week'),
      period(/наступного тижня/giu, 'week', 1),
      period(/цього місяця|до кінця місяця/giu, 'month'),
      period(/цього року|до кінця року/giu, 'year'),
    ],
  },
  ja: {
    chrono: ja.casual,
    words: words(''),
    recurring: /毎|ごと|いつも|誕生日|記念日|生まれ/u,
    starting: /(?!)/u,
    past: /(?:した|だった|ました|でした)[。！]?$/u,
    periods: [
      period(/今週/gu, 'week'),
      period(/来週(?!の?[月火水木金土日]曜)/gu, 'week', 1),
      period(/今月/gu, 'month'),
      period(/来月(?!\d)/gu, 'month', 1),
      period(/今年/gu, 'year'),
      period(/明後日|あさって/gu, 'day', 2),
    ],
    nextWeek: /来週の?$/u,
  },
  zh: {
    chrono: zh.casual,
    words: words(''),
    recurring: /每|总是|生日|纪念日|出生/u,
    starting: /(?:从|自)$/u,
    past: /[了过][。！]?$/u,
    periods: [
      period(/(?:本周|这周|这个星期)(?![一二三四五六日天])/gu, 'week'),
      period(/(?:下周|下个?星期)(?![一二三四五六日天])/gu, 'week', 1),
      period(/本月|这个月/gu, 'month'),
      period(/下个?月(?!\d)/gu, 'month', 1),
      period(/今年/gu, 'year'),
      period(/后天/gu, 'day', 2),
    ],
  },
} as const satisfies Record<string, Language>;

/** English is what nothing else was recognised in. Relative days and periods are left to our own phrases, see there. */
export const ENGLISH = new Chrono(en.configuration.createConfiguration(false));

/** The language of a sentence, by script or by its function words; null for English and everything unknown. */
export function languageOf(sentence: string): Language | null {
  if (/[\u3040-\u30ff]/u.test(sentence)) return LANGUAGES.ja;
  if (/\p{Script=Han}/u.test(sentence)) return LANGUAGES.zh;
  if (/[іїєґ]/iu.test(sentence)) return LANGUAGES.uk;
  if (/\p{Script=Cyrillic}/u.test(sentence)) return LANGUAGES.ru;
  return latinLanguageOf(sentence.toLowerCase().match(/[\p{L}']+/gu) ?? []);
}

const ENGLISH_WORDS =
  words(`the a an and is are of to in on at for with by from until not has have was were be will our my his her their it
  we he she they you i this that every next on due before after as`);
const LATIN = [LANGUAGES.de, LANGUAGES.fr, LANGUAGES.es, LANGUAGES.it, LANGUAGES.pt, LANGUAGES.nl];

function latinLanguageOf(tokens: readonly string[]): Language | null {
  const share = (known: ReadonlySet<string>): number => tokens.filter((token) => known.has(token)).length;
  let best: Language | null = null;
  let most = share(ENGLISH_WORDS);
  for (const language of LATIN) {
    const score = share(language.words);
    if (score > most) [best, most] = [language, score];
  }
  return best;
}
