import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

export const DUTCH: SecretLanguage = {
  compounds: 'wachtwoord(?:en)?|paswoord',
  passwords: 'wachtzin',
  codes: '(?:toegangs|beveiligings|deur|alarm)code|pincode',
  ties: 'is|was|wordt|luidt|is nu',
  middles: 'voor|van|op|bij',
  fillers: 'nu|nog|nog steeds|gewoon|altijd|gewoonweg',
  articles: 'de|het',
  possessives: "mijn|m'n|ons|onze|zijn|haar|jouw|hun",
  conjunctions: 'en|maar',
  grammar: alternation`
    de|het|een|en|of|maar|van|voor|op|in|bij|met|zonder|naar|uit|aan|te|tot|om|als|dat|die|dit|deze|wat|wie|waar|niet|geen|nooit
    zo|heel|erg|nog|al|ook|alleen|altijd|weer|is|was|zijn|wordt|werd|heeft|moet|kan|mag|ik|jij|hij|zij|wij|we|mijn|ons|onze|hun
    hier|daar|overal|vandaag|gisteren|morgen|nu|meer|zeer|veel
  `,
  remarks: alternation`
    gelijk|probleem|problemen|verplicht|vereist|optioneel|onjuist|juist|fout|goed|slecht|kort|lang|zwak|sterk|veilig|onveilig
    geheim|leeg|onbekend|weg|kwijt
    simpel|complex|makkelijk|moeilijk|uniek|gelijk|hetzelfde|anders|nieuw|oud|geldig|ongeldig|openbaar|persoonlijk|willekeurig
    tijdelijk|nodig|bekend|klaar|zichtbaar|ok|kapot
  `,
  remarkForms: 'ge\\p{L}{2,}(?:d|t|en)|(?:ver|be|ont)\\p{L}{3,}(?:d|t|en)|\\p{L}{3,}(?:baar|loos|lijk|isch|zaam)',
  nouns: 'gebakje|gebergte|verhaal|bakken|beest',
  instruments: '(?:met|gebruik\\p{L}{0,2}|typ\\p{L}{0,2}) (?:het|mijn)',
  links: 'van|voor|op|in|bij|met|zonder|onder|over|aan|uit|en|boven|achter|naast',
  adverbials: 'sinds|tot|vandaag|gisteren|morgen|nu|voor|omdat|als|op|deze',
  pointers:
    'zie|vraag|vragen|navragen|ligt|staat|hangt|briefje|notitie|bel|bellen|link|regels|info|informatie|opvragen|kijk|lees',
  units: 'tekens|cijfers|letters|dagen|minuten|keer',
  digits: 'nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen',
  openings: 'mijn|onze|de|het|name',
  materials: 'naam|geboortedatum|geboortejaar|verjaardag|hond|kat|straat|huisnummer|achterstevoren|trouwdag',
  duties: 'moet|moeten|minstens|minimaal|verplicht',
};
