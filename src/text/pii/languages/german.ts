import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const GERMAN: SecretLanguage = {
  compounds: 'passw[oö]rt(?:er|es|s)?|kennw[oö]rt(?:er|es|s)?',
  passwords: 'passphrase|(?:wlan|wi-?fi)[ -]?(?:schlüssel|code)',
  vaguePasswords: 'netzwerk-?schlüssel|codewort',
  answers: 'antwort auf die (?:sicherheits|geheim)frage',
  codes: alternation`
    pin[ -]?nummer|geheim(?:zahl|nummer)
    (?:zugangs|sicherheits|haustür|garagen|tür|tor|alarm|zutritts|safe|schloss)-?code|(?:tür|tor)(?= \d{3,8}[#*])
    code (?:für (?:die|den|das)|fürs|zum|zur) (?:haustür|tür|tor|garagentor|safe|tresor|alarmanlage|garage)
  `,
  keys: 'api-?schlüssel',
  credentials: 'zugangsdaten|anmeldedaten',
  ties: 'ist|lautet|lauten|war|sind|heißt|bleibt|wurde auf|entspricht|besteht aus|setzt sich aus',
  resumptions: 'das ist',
  middles: alternation`
    mein\p{L}{1,2}|unser\p{L}{1,2}|sein\p{L}{1,2}|ihr\p{L}{1,2}|für|fürs|ins|vom|von|zum|zur|am|im|bei|beim|der|des
  `,
  fillers: 'es ist|jetzt|noch|nun|immer|einfach|aktuell|gerade|derzeit|weiterhin',
  articles: 'das|der|die|den|dem',
  possessives: 'mein\\p{L}{0,2}|unser\\p{L}{0,2}|sein\\p{L}{0,2}|ihr\\p{L}{0,2}',
  nounEnds: 'für|und|zum|am|im',
  betweenValues: 'oder|und|jetzt|alt|neu',
  conjunctions: 'und|aber',
  grammar: alternation`
    der|die|das|den|dem|des|ein|eine|einen|einem|einer|es|er|sie|wir|ihr|ich|du|man|mein\p{L}{0,2}|unser\p{L}{0,2}
    sein\p{L}{0,2}
    und|oder|aber|nicht|kein\p{L}{0,2}|nie|niemals|zu|sehr|zu|so|viel|noch|schon|auch|nur|immer|wieder|leider|gar
    ganz|ziemlich|recht
    in|im|an|am|auf|aus|bei|beim|mit|nach|von|vom|für|durch|ohne|seit|über|unter|vor|zum|zur|als|wie|wo|was|wer|wenn|dass|bis|ab
    ist|sind|war|wird|werden|wurde|hat|haben|muss|soll|kann|darf|heute|morgen|gestern|jetzt|nun|hier|dort|überall|beiden|allen
  `,
  remarks: alternation`
    probleme?|fehler|pflicht|pflichtfeld|erforderlich|falsch|richtig|leer|unbekannt|geheim|siehe|kurz|lang|schwach|stark|sicher
    unsicher|alt|neu|gut
    schlecht|weg|kaputt|korrekt|einfach|komplex|schwer|leicht|simpel|trivial|zufällig|gleich|identisch|anders
    nötig|notwendig|optional
    bekannt|gültig|ungültig|voll|fertig|okay|mist|quatsch|standard|klartext|geheimsache|privatsache|chefsache
    vorgabe|vertraulich
    egal|öffentlich|privat|wichtig|fällig|offen|frei|öde|doof|blöd|dran|da|hinterlegt|vergeben
  `,
  remarkForms: alternation`
    ge\p{L}{2,}(?:t|en)|(?:ver|be|er|ent|zer)\p{L}{3,}(?:t|en)|ab\p{L}{3,}en|(?:auf|aus|ein|zurück|an)ge\p{L}{2,}(?:t|en)
    \p{L}{3,}(?:bar|los|lich|isch|haft|iert|wertig|fähig|würdig|gültig|fällig)
  `,
  nouns: 'garten|gelbwurst|gebirge|gewitter|berlin|bergen|verden',
  instruments: alternation`
    (?:mit|(?:be)?nutz\p{L}{0,3}|verwende\p{L}{0,2}|nimm\p{L}?|nehme\p{L}?) (?:das|dem|mein\p{L}{0,2}|folgend\p{L}{0,2})
  `,
  links: 'über|unter|im|in|am|an|auf|aus|bei|beim|mit|ohne|und|von|vom|zum|zur|vor|nach|für|der|des|hinter|neben',
  adverbials: 'seit|bis|heute|gestern|morgen|jetzt|weil|wenn|falls|diese\\p{L}?|für|im|am|bei|auf',
  pointers: alternation`
    siehe|frag\p{L}{0,3}|liegt|steht|hängt|klebt|kommt|kennt|hat|weiß|zettel|notiz|aushang|anleitung|hinweise?|regeln
    schau\p{L}{0,2}
    guck\p{L}{0,2}|melde\p{L}{0,2}|anfragen|nachfragen|abholen|link|handbuch|details|infos?|eingeben|anfordern
  `,
  units: 'Zeichen|Ziffern|Stellen|stellig|Zeilen|Tage|Minuten|Mal',
  digits: 'null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun',
  chosenFor: 'für|als',
  choosing: String.raw`\s(?:nehm|verwend|benutz|nutz|nimm|wähl)\p{L}{0,3}\s(?:ich|wir|er|sie)(?:\s(?:immer|einfach|meist))?`,
  openings: alternation`
    der|die|das|den|dem|mein\p{L}*|dein\p{L}*|sein\p{L}*|ihr\p{L}*|unser\p{L}*|eine?|(?:aus )?(?:dem|der|den)
    \p{L}{2,20}s\s(?=geburts|lieblings|vorname|nachname|hausnummer|hochzeits)\p{L}+
  `,
  materials: alternation`
    (?:vor|nach|spitz|mädchen|straßen|firmen|haus|hunde?|rechner|projekt)?name[ns]?|geburts\p{L}+|geboren|jahr\p{L}*|datum
    stra(?:ß|ss)e|hausnummer|telefonnummer|kennzeichen|ziffern?|buchstaben|lieblings\p{L}+|hund\p{L}*|katze\p{L}*
    rückwärts|gefolgt|doppelt|hinten|vorne|hochzeits\p{L}+|gleiche wie
  `,
  duties: 'muss|müssen|soll|mindestens|höchstens|pflicht|gespeichert|falsch',
};
