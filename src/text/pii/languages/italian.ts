import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const ITALIAN: SecretLanguage = {
  passwords: 'password|frase segreta|chiave (?:del |di )?wi-?fi',
  vaguePasswords: 'parola d.ordine',
  codes: 'codice pin|codice (?:segreto|di accesso|del cancello|della porta|dell.allarme)',
  keys: 'chiave api',
  credentials: 'credenziali',
  ties: 'è|era|sono|sarà',
  middles: "del|della|dello|dell'|di|da|per|al|alla",
  fillers: 'ancora|sempre|ora|adesso|solo|semplicemente|attualmente',
  articles: 'il|lo|la|i|gli|le',
  possessives: '(?:il |la )?(?:mi[oa]|nostr[oa]|su[oa]|tu[oa])',
  conjunctions: 'e|ma',
  grammar: alternation`
    il|lo|la|i|gli|le|un|uno|una|di|del|dello|della|dei|degli|delle|a|al|allo|alla|ai|da|dal|dalla|in|nel|nella|con|su|sul|sulla
    per|tra|fra|e|ed|o|ma|che|chi|cui|se|non|mai|più|molto|troppo|poco|già|ancora|sempre|anche|solo|è|sono|era|ha|hanno|deve|può
    mi[oa]|tu[oa]|su[oa]|nostr[oa]|questo|questa|quello|quella|qui|oggi|ieri|domani|ora|stess[oa]|stat[oa]|tutto|tutti
  `,
  remarks: alternation`
    uguale|chiave|obbligatori[oa]|richiest[oa]|facoltativ[oa]|errat[oa]|sbagliat[oa]|corrett[oa]|cort[oa]|lung[oa]|debole|forte
    sicur[oa]|segret[oa]
    vuot[oa]|sconosciut[oa]|pers[oa]|semplice|compless[oa]|facile|difficile|unic[oa]|identic[oa]|divers[oa]
    nuov[oa]|vecchi[oa]|buon[oa]
    valid[oa]|privat[oa]|pubblic[oa]|personale|casuale|temporane[oa]|comune|necessari[oa]|ok|banale|scritt[oa]
    scadut[oa]|robust[oa]
  `,
  remarkForms: '\\p{L}{2,20}(?:(?:[aiu]t|ut)[oaie]|bil[ei]|os[oaie]|iv[oaie]|ent[ei]|ant[ei]|ale|mente)',
  nouns: alternation`
    patat[ae]|pirat[ai]|gelato|mercato|soldato|prato|gatto|elefante|gigante|diamante|rosa|cosa|granata|cioccolato
    cravatta
  `,
  instruments: '(?:con|us[aio]\\p{L}{0,2}|utilizz\\p{L}{1,3}|inseri\\p{L}{1,4}) (?:la|la mia|la sua)',
  attributes: '\\p{L}{2,20}(?:(?:[aiu]t|ut)[oaie]|bil[ei]|os[oaie]|iv[oaie]|ent[ei]|ant[ei]|ale)',
  hasNounFirst: true,
  links: 'del|della|dei|delle|dello|di|da|dal|in|nel|nella|con|senza|su|sul|sulla|sotto|e|per|al|alla|tra|fra|a',
  adverbials: 'fino|ieri|oggi|domani|adesso|ora|per|perché|se|quando|questa|questo',
  pointers: alternation`
    vedi|vedere|chied\p{L}{1,3}|nota|contattare|chiamare|link|leggere|regole|consigli|informazion[ei]|dato|cosa|parte|requisiti
    problem[ai]|campo|testo|inserire|consultare|parlare
  `,
  units: 'caratteri|cifre|lettere|giorni|minuti|righe',
  digits: 'zero|due|tre|quattro|cinque|sei|sette|otto|nove',
  openings: 'il|lo|la|il mio|la mia|mio|mia|nome',
  materials: 'nome|cognome|nascita|anno|data|cane|gatto|via|telefono|compleanno|matrimonio|al contrario',
  duties: 'deve|devono|almeno|obbligatori[oa]',
};
