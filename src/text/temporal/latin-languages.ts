import { Chrono, de, en, es, fr, it, nl, pt } from 'chrono-node';
import { anyOf, wordSet } from '../word-lists.js';
import { phrasesOf, weekdayRangeOf } from './calendar-grammar.js';
import { type Language, period, wholeWord } from './language.js';
import {
  DUTCH_CALENDAR,
  FRENCH_CALENDAR,
  GERMAN_CALENDAR,
  ITALIAN_CALENDAR,
  POLISH_CALENDAR,
  PORTUGUESE_CALENDAR,
  SPANISH_CALENDAR,
} from './latin-calendar-words.js';

const GERMAN: Language = {
  chrono: de.casual,
  words: wordSet(`
    der die das und ist bis am im in um nicht ein eine muss wird mit für von zum zur auf den dem des
    morgen heute übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag uhr
    jeden jede nächste nächsten wir sie ich hat war ende termin frist abgabe stichtag`),
  recurring: wholeWord(
    'jede[nrsm]?|täglich|wöchentlich|monatlich|jährlich|immer',
    '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s|werktags',
    'geburtstag|jahrestag|hochzeitstag|geboren',
  ),
  starting: /(?:^|\s)(?:ab|seit|von|nach)(?: dem)?\s$/iu,
  past: new RegExp(
    [
      String.raw`(?<!\p{L})`,
      anyOf(
        'war|waren|hatte|hatten|wurde|wurden|ging|kam|kamen|endeten?|lief|liefen|begann|fand|fanden',
        'haben? .{0,80}(?:t|en)|hat .{0,80}(?:t|en)',
      ),
      String.raw`(?:[.!]?$|(?!\p{L}))`,
    ].join(''),
    'iu',
  ),
  weekdayRange: weekdayRangeOf(GERMAN_CALENDAR),
  phrases: [
    ...phrasesOf(GERMAN_CALENDAR),
    period(/(?:diese|dieser|Ende der) Woche|(?:am|dieses) Wochenende/giu, 'week'),
    period(/nächste[rn]? Woche(?! \p{Lu})/gu, 'week', 1),
    period(/diese[nsm] Monats?|Ende des Monats|(?:zum|bis) Monatsende/gu, 'month'),
    period(/nächste[nsm] Monats?/gu, 'month', 1),
    period(/dieses Jahr(?:es)?|Ende des Jahres|(?:zum|bis) Jahresende/gu, 'year'),
  ],
  moved: {
    verb: /verschoben|verlegt|vertagt|vorgezogen|verlängert|verschiebt|umgelegt/iu,
    from: /(?<!\p{L})(?:vom|von)\s.{2,30}?\s(?=(?:auf|in|zum)\s)/giu,
  },
};

const FRENCH: Language = {
  chrono: fr.casual,
  words: wordSet(`
    ${FRENCH_CALENDAR.months} a le la les des et est un une du au aux avec pour dans sur que qui ne pas nous vous il elle avant
    jusqu jusqu'au demain aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche
    chaque heures prochain prochaine doit être rendez`),
  recurring: wholeWord(
    'chaque|tous les|toutes les|quotidien|hebdomadaire|mensuel|annuel|toujours',
    'anniversaire|née?',
    '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s',
    String.raw`(?:le|du) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?! \d| prochain| de (?:la|cette) sem)`,
  ),
  starting: /(?:à partir d[ue]|depuis|dès|après)(?: le)?\s$/iu,
  past: wholeWord(
    String.raw`(?:a|ont|avons|ai) (?:été |déjà )?(?!lieu)\p{L}{2,}(?:é|ée|és|ées|i|it|is|u|us)`,
    // With "est", only the verbs of motion and of ending tell the past: "est fermé" is a state.
    '(?:est|sont) (?:déjà )?(?:all|arriv|entr|mont|rest|rentr|retourn|tomb|pass|termin|achev|expir)ée?s?',
    '(?:est|sont) (?:déjà )?(?:venu|parti|mort|sorti|descendu|devenu|revenu|fini|échu)e?s?',
    'était|étaient|avait',
  ),
  weekdayRange: weekdayRangeOf(FRENCH_CALENDAR),
  phrases: [
    ...phrasesOf(FRENCH_CALENDAR),
    period(/cette semaine|(?:ce|le) week-end|fin de (?:la )?semaine/giu, 'week'),
    period(/la semaine prochaine/giu, 'week', 1),
    period(/ce mois(?:-ci)?|(?:la )?fin du mois/giu, 'month'),
    period(/le mois prochain/giu, 'month', 1),
    period(/cette année|(?:la )?fin de l'année/giu, 'year'),
    period(/après-demain/giu, 'day', 2),
  ],
  moved: {
    verb: /report[ée]|déplac|décal|repouss|avancée?s?|prolong/iu,
    from: /(?<!\p{L})(?:de|du|d')\s?.{2,30}?\s(?=(?:à|au)\s)/giu,
  },
};

const SPANISH: Language = {
  chrono: es.casual,
  words: wordSet(`
    ${SPANISH_CALENDAR.months} a el la los las y es un una del al con para por que no en se de antes hasta
    mañana hoy ayer lunes martes miércoles jueves viernes sábado domingo horas
    cada reunión próximo próxima debe tiene`),
  recurring: wholeWord(
    'cada|todos los|todas las|diario|diariamente|semanalmente|mensualmente|siempre',
    'los (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)',
    String.raw`del (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! \d| próximo| que viene| de (?:la|esta))`,
    'cumpleaños|aniversario|nació',
  ),
  starting: /(?:desde|a partir del?|después del?)(?: el)?\s$/iu,
  past: wholeWord(
    'fue|fueron|era|estaba|estuvo|tuvo|hizo|llegó',
    String.raw`\p{L}{2,}(?:ó|aron|ieron)|hemos \p{L}+|ha \p{L}+d[oa]`,
  ),
  weekdayRange: weekdayRangeOf(SPANISH_CALENDAR),
  phrases: [
    ...phrasesOf(SPANISH_CALENDAR),
    period(/esta semana|este fin de semana|el fin de semana/giu, 'week'),
    period(/(?:la )?(?:semana que viene|próxima semana)/giu, 'week', 1),
    period(/este mes|(?:finales|fin) de(?:l)? mes/giu, 'month'),
    period(/(?:el )?(?:mes que viene|próximo mes)/giu, 'month', 1),
    period(/este año|(?:finales|fin) de año/giu, 'year'),
    period(/pasado mañana/giu, 'day', 2),
  ],
  moved: {
    verb: /cambi[óa]|movió|movid|aplaz|pospu|pospon|traslad|adelant|reprogram|retras|prorrog/iu,
    from: /(?<!\p{L})del?\s.{2,30}?\s(?=(?:al?|para)\s)/giu,
  },
};

const ITALIAN: Language = {
  chrono: it.casual,
  words: wordSet(`
    ${ITALIAN_CALENDAR.months} a il lo la gli le nel nella e è un una del della al alla con per che non in di entro fino
    domani oggi lunedì martedì mercoledì giovedì venerdì sabato domenica ore
    ogni riunione prossimo prossima deve`),
  recurring: wholeWord(
    'ogni|tutti i|tutte le|sempre',
    String.raw`(?:il|del) (?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato)(?! \d| prossim| della| di questa)`,
    String.raw`(?:la|della) domenica(?! \d| prossim| della)`,
    'compleanno|anniversario|nat[oa]',
  ),
  starting: /(?:dal|a partire dal|dopo il)\s$/iu,
  past: wholeWord(
    String.raw`era|erano|è stat[oa]|(?:ha|hanno|abbiamo|ho) \p{L}+[aiu]t[oaie]`,
    '(?:è|sono) (?:già )?(?:finit|terminat|scadut|conclus|arrivat|partit|andat|nat|mort|cessat)[oaie]',
  ),
  weekdayRange: weekdayRangeOf(ITALIAN_CALENDAR),
  phrases: [
    ...phrasesOf(ITALIAN_CALENDAR),
    period(/questa settimana|(?:il|questo) fine settimana/giu, 'week'),
    period(/la (?:prossima settimana|settimana prossima)/giu, 'week', 1),
    period(/questo mese|fine (?:del )?mese/giu, 'month'),
    period(/quest'anno|fine (?:dell')?anno/giu, 'year'),
    period(/dopodomani/giu, 'day', 2),
  ],
  moved: {
    verb: /spostat|rinviat|anticipat|posticipat|prorogat/iu,
    from: /(?<!\p{L})d(?:a|al|alla|all')\s?.{2,30}?\s(?=(?:a|al|alla)\s)/giu,
  },
};

const PORTUGUESE: Language = {
  chrono: pt.casual,
  words: wordSet(`
    ${PORTUGUESE_CALENDAR.months} a o os as e é um uma de do da ao com dia para por que não em no na até
    amanhã hoje segunda terça quarta quinta sexta sábado domingo feira horas
    cada reunião próximo próxima deve`),
  recurring: wholeWord(
    'cada|tod[oa]s? (?:os|as|o)|sempre|aos (?:sábados|domingos)',
    '(?:às|nas) (?:segundas|terças|quartas|quintas|sextas)(?:-feiras)?',
    'aniversário|nasceu',
  ),
  starting: /(?:desde|a partir de|depois de)(?: o)?\s$/iu,
  past: wholeWord(String.raw`foi|foram|era|estava|\p{L}{2,}(?:ou|aram|eram)`),
  weekdayRange: weekdayRangeOf(PORTUGUESE_CALENDAR),
  phrases: [
    ...phrasesOf(PORTUGUESE_CALENDAR),
    period(/esta semana|(?:este|no) fim de semana/giu, 'week'),
    period(/(?:na )?(?:próxima semana|semana que vem)/giu, 'week', 1),
    period(/este mês|(?:final|fim) do mês/giu, 'month'),
    period(/este ano|(?:final|fim) do ano/giu, 'year'),
    period(/depois de amanhã/giu, 'day', 2),
  ],
  moved: {
    verb: /adiad|mudad|mudou|transferid|remarcad|antecipad|passou|prorrogad/iu,
    from: /(?<!\p{L})d(?:e|a|o)\s.{2,30}?\s(?=para\s)/giu,
  },
};

const DUTCH: Language = {
  chrono: nl.casual,
  words: wordSet(`
    eind de het een en in is van met voor op niet dat die tot moet wordt naar om uur
    morgen vandaag maandag dinsdag woensdag donderdag vrijdag zaterdag zondag elke iedere volgende`),
  recurring: wholeWord(
    'elke|iedere|dagelijks|wekelijks|altijd',
    '(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)s',
    'verjaardag|geboren',
  ),
  starting: /(?:vanaf|sinds|na)\s$/iu,
  past: wholeWord(
    'was|waren|werd|werden|had|hadden|ging|kwam|kwamen|liep|liepen|eindigden?|verliep|stopten?|begon|begonnen',
    'heeft .{0,80}(?:d|t|en)',
  ),
  weekdayRange: weekdayRangeOf(DUTCH_CALENDAR),
  phrases: [
    ...phrasesOf(DUTCH_CALENDAR),
    period(/deze week|(?:dit|het) weekend/giu, 'week'),
    period(/volgende week(?! \p{L}+dag)/giu, 'week', 1),
    period(/deze maand|einde? van de maand/giu, 'month'),
    period(/dit jaar|einde? van het jaar/giu, 'year'),
    period(/overmorgen/giu, 'day', 2),
  ],
  moved: {
    verb: /verplaatst|verzet|uitgesteld|verschoven|vervroegd|verlengd/iu,
    from: /(?<!\p{L})van\s.{2,30}?\s(?=naar\s)/giu,
  },
};

/** Chrono does not know Polish: it reads the dates in figures and the times. */
export const POLISH: Language = {
  chrono: new Chrono(en.configuration.createConfiguration(false)),
  words: wordSet(`
    jest są się i w we na do od z pod koniec ze nie że ma mam mamy musi trzeba będzie był była było dla po przed
    jutro dziś dzisiaj pojutrze roku tygodniu poniedziałek wtorek środę czwartek piątek sobotę niedzielę piątku
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`),
  recurring: wholeWord(
    'każd[yaąe]|każdego|codziennie|co (?:tydzień|miesiąc|rok|roku)|zawsze|cotygodniow[yae]|miesięczn[yae]',
    '(?:w|we) (?:poniedziałki|wtorki|środy|czwartki|piątki|soboty|niedziele)',
    'urodziny|urodzin|rocznica|urodził[ay]?',
  ),
  starting: /(?:^|\s)(?:od|po|począwszy od)\s$/iu,
  past: wholeWord(String.raw`\p{L}{2,}(?:ł|ła|ło|li|ły|łem|łam|ono|ano|ęto|yto)(?: się)?`),
  weekdayRange: weekdayRangeOf(POLISH_CALENDAR),
  phrases: [
    ...phrasesOf(POLISH_CALENDAR),
    period(/(?:w )?tym tygodniu|do końca tygodnia|w (?:ten )?weekend/giu, 'week'),
    period(/(?:w )?(?:przyszłym|następnym) tygodniu/giu, 'week', 1),
    period(/(?:w )?tym miesiącu|(?:do|pod) koni?e?ca? miesiąca/giu, 'month'),
    period(/(?:w )?(?:przyszłym|następnym) miesiącu/giu, 'month', 1),
    period(/(?:w )?tym roku|do końca roku/giu, 'year'),
    period(/(?:w )?(?:przyszłym|następnym) roku/giu, 'year', 1),
  ],
  moved: {
    verb: /przeniesion|przesunięt|przełożon|przedłużon/iu,
    from: /(?<!\p{L})ze?\s.{2,30}?\s(?=na\s)/giu,
  },
};

/** The languages in Latin script, besides English. Of two with as many words in a sentence, the first one counts. */
export const LATIN_LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH];
