import { de, es, fr, it, nl, pt } from 'chrono-node';
import { anyOf, wordSet } from '../word-lists.js';
import { type Language, period, wholeWord } from './language.js';

const GERMAN: Language = {
  chrono: de.casual,
  words: wordSet(`
    der die das und ist bis am im um nicht ein eine muss wird mit für von zum zur auf den dem des
    morgen heute übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag uhr
    jeden jede nächste nächsten wir sie ich hat war ende`),
  recurring: wholeWord(
    'jede[nrsm]?|täglich|wöchentlich|monatlich|jährlich|immer',
    '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s|werktags',
    'geburtstag|jahrestag|hochzeitstag|geboren',
  ),
  starting: /(?:^|\s)(?:ab|seit|von|nach)(?: dem)?\s$/iu,
  past: new RegExp(
    [
      String.raw`(?<!\p{L})`,
      anyOf('war|waren|hatte|hatten|wurde|wurden|ging|kam|kamen', 'haben? .{0,80}(?:t|en)|hat .{0,80}(?:t|en)'),
      String.raw`(?:[.!]?$|(?!\p{L}))`,
    ].join(''),
    'iu',
  ),
  periods: [
    period(/(?:diese|dieser|Ende der) Woche|(?:am|dieses) Wochenende/giu, 'week'),
    period(/nächste[rn]? Woche(?! \p{Lu})/gu, 'week', 1),
    period(/diese[nsm] Monats?|Ende des Monats|(?:zum|bis) Monatsende/gu, 'month'),
    period(/nächste[nsm] Monats?/gu, 'month', 1),
    period(/dieses Jahr(?:es)?|Ende des Jahres|(?:zum|bis) Jahresende/gu, 'year'),
  ],
};

const FRENCH: Language = {
  chrono: fr.casual,
  words: wordSet(`
    le la les des et est un une du au aux avec pour dans sur que qui ne pas nous vous il elle avant
    jusqu jusqu'au demain aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche
    chaque heures prochain prochaine doit être rendez`),
  recurring: wholeWord(
    'chaque|tous les|toutes les|quotidien|hebdomadaire|mensuel|annuel|toujours',
    'anniversaire|née?',
    '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s',
  ),
  starting: /(?:à partir d[ue]|depuis|dès|après)(?: le)?\s$/iu,
  past: wholeWord(String.raw`(?:a|ont|avons|est|sont) (?:été |déjà )?\p{L}{2,}(?:é|ée|és|ées|i|it|u|us)`, 'était|étaient|avait'),
  periods: [
    period(/cette semaine|(?:ce|le) week-end|fin de (?:la )?semaine/giu, 'week'),
    period(/la semaine prochaine/giu, 'week', 1),
    period(/ce mois(?:-ci)?|(?:la )?fin du mois/giu, 'month'),
    period(/le mois prochain/giu, 'month', 1),
    period(/cette année|(?:la )?fin de l'année/giu, 'year'),
    period(/après-demain/giu, 'day', 2),
  ],
};

const SPANISH: Language = {
  chrono: es.casual,
  words: wordSet(`
    el la los las y es un una del al con para por que no en se de antes hasta
    mañana hoy ayer lunes martes miércoles jueves viernes sábado domingo horas
    cada reunión próximo próxima debe tiene`),
  recurring: wholeWord(
    'cada|todos los|todas las|diario|diariamente|semanalmente|mensualmente|siempre',
    'los (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)',
    'cumpleaños|aniversario|nació',
  ),
  starting: /(?:desde|a partir del?|después del?)(?: el)?\s$/iu,
  past: wholeWord(
    'fue|fueron|era|estaba|estuvo|tuvo|hizo|llegó',
    String.raw`\p{L}{2,}(?:ó|aron|ieron)|hemos \p{L}+|ha \p{L}+d[oa]`,
  ),
  periods: [
    period(/esta semana|este fin de semana|el fin de semana/giu, 'week'),
    period(/(?:la )?(?:semana que viene|próxima semana)/giu, 'week', 1),
    period(/este mes|(?:finales|fin) de(?:l)? mes/giu, 'month'),
    period(/(?:el )?(?:mes que viene|próximo mes)/giu, 'month', 1),
    period(/este año|(?:finales|fin) de año/giu, 'year'),
    period(/pasado mañana/giu, 'day', 2),
  ],
};

const ITALIAN: Language = {
  chrono: it.casual,
  words: wordSet(`
    il lo gli le e è un una del della al alla con per che non in di entro fino
    domani oggi lunedì martedì mercoledì giovedì venerdì sabato domenica ore
    ogni riunione prossimo prossima deve`),
  recurring: wholeWord('ogni|tutti i|tutte le|sempre', 'compleanno|anniversario|nat[oa]'),
  starting: /(?:dal|a partire dal|dopo il)\s$/iu,
  past: wholeWord(String.raw`era|erano|è stat[oa]|(?:ha|hanno|abbiamo) \p{L}+[aiu]t[oaie]`),
  periods: [
    period(/questa settimana|(?:il|questo) fine settimana/giu, 'week'),
    period(/la (?:prossima settimana|settimana prossima)/giu, 'week', 1),
    period(/questo mese|fine (?:del )?mese/giu, 'month'),
    period(/quest'anno|fine (?:dell')?anno/giu, 'year'),
    period(/dopodomani/giu, 'day', 2),
  ],
};

const PORTUGUESE: Language = {
  chrono: pt.casual,
  words: wordSet(`
    o os as e é um uma do da ao com para por que não em no na até
    amanhã hoje segunda terça quarta quinta sexta sábado domingo feira horas
    cada reunião próximo próxima deve`),
  recurring: wholeWord('cada|tod[oa]s? (?:os|as|o)|sempre|aos (?:sábados|domingos)', 'aniversário|nasceu'),
  starting: /(?:desde|a partir de|depois de)(?: o)?\s$/iu,
  past: wholeWord(String.raw`foi|foram|era|estava|\p{L}{2,}(?:ou|aram|eram)`),
  periods: [
    period(/esta semana|(?:este|no) fim de semana/giu, 'week'),
    period(/(?:na )?(?:próxima semana|semana que vem)/giu, 'week', 1),
    period(/este mês|(?:final|fim) do mês/giu, 'month'),
    period(/este ano|(?:final|fim) do ano/giu, 'year'),
    period(/depois de amanhã/giu, 'day', 2),
  ],
};

const DUTCH: Language = {
  chrono: nl.casual,
  words: wordSet(`
    de het een en is van met voor op niet dat die tot moet wordt naar om uur
    morgen vandaag maandag dinsdag woensdag donderdag vrijdag zaterdag zondag elke iedere volgende`),
  recurring: wholeWord('elke|iedere|dagelijks|wekelijks|altijd', 'verjaardag|geboren'),
  starting: /(?:vanaf|sinds|na)\s$/iu,
  past: wholeWord('was|waren|werd|werden|had|hadden|ging|kwam', 'heeft .{0,80}(?:d|t|en)'),
  periods: [
    period(/deze week|(?:dit|het) weekend/giu, 'week'),
    period(/volgende week(?! \p{L}+dag)/giu, 'week', 1),
    period(/deze maand|einde? van de maand/giu, 'month'),
    period(/dit jaar|einde? van het jaar/giu, 'year'),
    period(/overmorgen/giu, 'day', 2),
  ],
};

/** The languages in Latin script, besides English. Of two with as many words in a sentence, the first one counts. */
export const LATIN_LANGUAGES: readonly Language[] = [GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH];
