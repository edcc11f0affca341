import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const POLISH: SecretLanguage = {
  passwords: 'has[łl]o(?: to)?|hasłem',
  codes: 'kod (?:pin|do (?:bramy|drzwi|alarmu|domofonu|sejfu))',
  ties: String.raw`jest|to jest|brzmi|było|(?<=\sdo [\p{L}-]{2,15}\s)to`,
  hasNoCopula: true,
  middles: 'do|od|dla|na|w|z',
  fillers: 'teraz|nadal|wciąż|po prostu|zawsze|tylko',
  possessives: 'moje|nasze|jego|jej|ich|twoje|mój|nasz',
  conjunctions: 'i|a|ale',
  grammar: alternation`
    i|a|ale|lub|nie|nigdy|do|od|dla|na|w|we|z|ze|po|przez|bez|przy|o|u|za|pod|nad|że|żeby|jak|co|kto|gdzie|to|jest
    są|był|było|ma
    moje|nasze|jego|jej|ich|ten|ta|te|tak|bardzo|zbyt|już|jeszcze|też|tylko|zawsze|teraz|tu|tam|dziś|jutro|wczoraj
  `,
  remarks: alternation`
    problem\p{L}{0,2}|kłopot|błąd|wymagane|błędne|puste|tajne|dobre|złe|krótkie|długie|słabe|silne|bezpieczne|proste|trudne|nowe
    stare|ważne|nieważne
    ok
  `,
  remarkForms: '\\p{L}{2,}(?:ane|one|ony|any|owe|alne|yczne|liwe|ło|ło się|te)',
  instruments: 'z|użyj|używa\\p{L}{0,2}|wpisz',
  attributes: '\\p{L}{2,}(?:one|ony|any|owe|alne|yczne|liwe)',
  links: 'do|od|dla|na|w|we|z|ze|po|przez|bez|przy|o|u|za|pod|nad|i',
  adverbials: 'od|dla|wczoraj|dziś|jutro|teraz|bo|jeśli|gdy',
  pointers: 'zapyta\\p{L}{1,2}|spyta\\p{L}{1,2}|zobacz|patrz|kartka|notatka|zadzwoń|link|zasady|leży|zna|sprawdź',
  units: 'znak\\p{L}*|cyfr\\p{L}?|dni|minut\\p{L}?',
  duties: 'musi|muszą|co najmniej|minimum',
};
