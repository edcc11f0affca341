import { alternation } from '../word-lists.js';
import type { SecretLabel } from './secret-label.js';

// Pins that are no secrets: those of electronic parts, and the postal codes of India.

/** The text before and after the word that is read, in UTF-16 code units. */
const REACH = 60;

/** Words of electronics: with one of them beside it, a pin is a contact. */
const HARDWARE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${alternation`
    gpio|header|connector|pinout|mcu|fpga|soc|bga|ic|arduino|esp(?:32|8266)|raspberry|stm32|atmega|microcontroller|breadboard
    solder\p{L}*|jumper|led|diode|resistor|relay|transistor|pull-?(?:up|down)|uart|spi|i2c|swd|jtag|pwm|adc|dac|vcc|gnd|ground
    input pin|output pin|voltage|volts?|multimeter|oscilloscope|pcb|socket|wires?
    wired|hall|encoder|bootloader|\d{1,4} (?:low|high)|stecker|lötet?|platine|leitung|masse|broche|connecteur|carte mère
    conector|placa
    контакт\p{L}*|разъ[её]м\p{L}*|микроконтроллер\p{L}*
  `}s?|j\d{1,3}|u\d{1,3})(?![\p{L}\d])|引脚|針腳|ピン番号|コネクタ|핀 번호`,
  'iu',
);
/** A chip has pins, but the chip of a card has a PIN: the word counts where no card is spoken of. */
const CHIP = /\bchips?\b/i;
const CARD = /\b(?:cards?|bank|sim|karte|tarjeta|carte)\b/i;
/** The pin of somebody, or of a thing that a person unlocks, at the end of the text before the word. */
const OWNED = new RegExp(
  String.raw`(?<!\p{L})${alternation`
    my|our|his|her|their|your|mein\p{L}{0,2}|unser\p{L}{0,2}|mon|notre|mi|nuestro|il mio|meu
  `}\s(?:\S{1,15}\s){0,2}$`,
  'iu',
);
/** "Wired to pin 1013": a preposition without an article. */
const PLACE_BEFORE = /(?:^|\s)(?:on|to|at|from|via|onto|between|an|auf|sur|broche)\s$/iu;

/** Words of addresses, and the places that are named most often with their code. */
const POSTAL = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${alternation`
    postal|post office|pincode|address|ship(?:ped|ping|s)?|deliver\p{L}*|courier|parcel|mail(?:ed|ing)?|road|rd|street|nagar|marg
    colony|sector|layout|district|dist|tehsil|taluka?|city|town|village|state|locality|india
    (?:new )?delhi|mumbai|bombay|pune|bengaluru|bangalore|chennai|hyderabad|kolkata|ahmedabad|jaipur|lucknow|kanpur|nagpur|indore
    surat|kochi|cochin|goa|bhopal|patna|vadodara|chandigarh|gurgaon|gurugram|noida|mysuru|mysore|coimbatore|thiruvananthapuram
    visakhapatnam|guwahati|bhubaneswar|ranchi|raipur|dehradun|shimla|srinagar|jammu|amritsar|ludhiana|agra|varanasi|nashik|thane
    kerala|maharashtra|karnataka|tamil nadu|gujarat|punjab|haryana|rajasthan|bihar|odisha|assam|telangana|andhra|uttar pradesh
  `})(?![\p{L}\d])`,
  'iu',
);
const SIX_DIGITS = /^[^\d\n]{0,40}?(?<!\d)[1-8]\d{2}\s?\d{3}(?!\d)/;
/** "The PIN code of Nagercoil is": a place, not somebody's phone. */
const OF_A_PLACE = /^\s(?:of|for|in)\s\p{Lu}\p{L}{2,20}(?:\s\p{Lu}\p{L}{2,20}){0,2}\s(?:is|=|:)/u;

/** "PIN code 560034 is Koramangala": the code names a place, not somebody's phone. */
const NAMES_A_PLACE = /^\s[1-8]\d{2}\s?\d{3}\s(?:is|covers|serves|belongs to)\s(?:the\s)?\p{Lu}\p{L}{2,}(?!['’\p{L}])/u;

/**
 * True if "pin" is the contact of an electronic part ("GPIO pin 1027"), or a postal code of India ("PIN 411001").
 * @param word the label
 */
export function isOtherPin(text: string, word: SecretLabel): boolean {
  const name = text.slice(word.start, word.end);
  if (!/^pin/i.test(name)) return false;
  const before = text.slice(Math.max(word.reach.start, word.start - REACH), word.start);
  const after = text.slice(word.end, Math.min(word.reach.end, word.end + REACH));
  return isContact(before, after) || isPostalCode(name, before, after);
}

function isContact(before: string, after: string): boolean {
  if (OWNED.test(before)) return false;
  if (PLACE_BEFORE.test(before) && /^\s\d/.test(after)) return true;
  const around = clauseAround(before, after);
  return HARDWARE.test(around) || (CHIP.test(around) && !CARD.test(around));
}

function isPostalCode(name: string, before: string, after: string): boolean {
  if (!SIX_DIGITS.test(after)) return false;
  const around = `${before} ${name} ${after}`;
  return (
    POSTAL.test(around) || (/code/i.test(name) && !OWNED.test(before) && (OF_A_PLACE.test(after) || NAMES_A_PLACE.test(after)))
  );
}

/** Returns the sentence around a word, without the sentences before and after it. */
const clauseAround = (before: string, after: string): string =>
  `${before.split(/[.;!?]\s|\n/).at(-1)} ${after.split(/[.;!?]\s|\n/)[0]}`;
