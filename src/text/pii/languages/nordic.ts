import { alternation } from '../../word-lists.js';
import type { SecretLanguage } from './language.js';

/** Swedish, Norwegian and Danish: the words are few, and most of them are shared. */
export const NORDIC: SecretLanguage = {
  compounds: 'lösenord(?:et)?|passord(?:et)?|adgangskode(?:n)?',
  passwords: 'lösenfras(?:en)?',
  codes: 'pin-?kod(?:en)?|pin-?kode(?:n)?|portkod(?:en)?',
  ties: 'är|er|var|blir',
  middles: 'till|för|på|til|for',
  fillers: 'nu|nå|fortfarande|bara|fortsatt|stadig|alltid|kun',
  possessives: 'mitt|min|vårt|vår|vores|mit|hans|hennes|hendes|deres',
  conjunctions: 'och|og|men',
  grammar: alternation`
    och|og|eller|men|inte|ikke|aldrig|aldri|för|for|til|till|på|i|av|med|utan|uden|uten|från|fra|som|att|at|den|det|de|en|ett|et
    är|er|var|har|skal|ska|måste|må|kan|vi|jag|jeg|du|han|hon|hun|min|mitt|vår|alltid|altid|nu|nå|här|her|mycket|meget|veldig
  `,
  remarks: alternation`
    problem|strul|felaktigt?|fel|feil|forkert|rätt|riktig|rigtigt?|kort|lång|lang|svag|svagt|svakt?|starkt?|sterkt?|stærkt?
    hemligt?|hemmelig|tomt?
    okänt|ukjent|ukendt|bort|borte|væk|nytt?|ny|gammalt?|gammelt?|gamle|obligatorisk|giltigt|gyldig|ugyldig
    ogiltigt|säkert|sikkert?
    enkelt|svårt|samma|samme|unikt?|krävs|kreves|ok|dåligt?|dårlig|godt?|bra
  `,
  remarkForms: '\\p{L}{2,}(?:at|ats|ad|ade|et|ett|lig|ligt|isk|iskt|bart|bar|løs|löst|sat|dd|tt)',
  nouns: 'huset|havet|berget|krokett|omelett|skatt|katt|natt|tomat|salat|spenat|soldat|kamrat|planet|planett',
  instruments: 'med|använd\\p{L}{0,2}|bruk\\p{L}{0,2}|brug\\p{L}{0,2}',
  links: 'på|i|av|med|utan|uden|uten|från|fra|under|över|over|och|og|till|til|om|vid|ved',
  adverbials: 'sedan|siden|igår|idag|för|for|om|när|når|nu|nå',
  pointers: 'se|fråga|spør|spørg|lapp|lappen|notis|kontakta|kontakt|ring|länk|regler|finns|ligger|står|läs',
  digits: 'noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio',
  duties: 'måste|skal|ska|minst|mindst',
};
