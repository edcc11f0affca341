// Different forms of one word or number, in the languages of the word lists.

import { stemmer } from 'stemmer';

/** The names of 0, 1, 2 … in each language. A dash stands for a name left out, because the word means something else as well. */
const SMALL_NUMBERS = [
  `zero one two three four five six seven eight nine ten
   eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`,
  `null eins zwei drei vier fünf sechs sieben acht neun zehn
   elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig`,
  `zéro - deux trois quatre cinq six sept huit neuf dix
   onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt`,
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez
   - doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte`,
  'ноль один два три четыре пять шесть семь восемь девять десять',
];

/** The English names of 30, 40 … 100. */
const ROUND_NUMBERS = 'thirty forty fifty sixty seventy eighty ninety hundred';

/** Names of the small and round numbers, each with its digits. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...SMALL_NUMBERS.flatMap((names) => numbered(names, (index) => index)),
  ...numbered(ROUND_NUMBERS, (index) => 30 + 10 * index),
]);

function numbered(names: string, valueAt: (index: number) => number): [string, string][] {
  return names
    .split(/\s+/)
    .map((name, index): [string, string] => [name, String(valueAt(index))])
    .filter(([name]) => name !== '-');
}

/** Irregular English pasts and participles, each with its verb. */
export const IRREGULAR_PASTS = byFirstWord(`
  begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen,
  draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed, find found, fly flew flown,
  give gave given, grow grew grown, hold held, keep kept, know knew known, lead led, lend lent, lose lost,
  make made, meet met, pay paid, run ran, see saw seen, sell sold, send sent, show showed shown, sing sang sung,
  speak spoke spoken, spend spent, steal stole stolen, take took taken, teach taught, tell told, think thought,
  throw threw thrown, wear wore worn, win won, write wrote written, agree agreed, free freed`);

/** Forms of one meaning, each with the form that stands for it. */
export const SAME_MEANING = byFirstWord(`
  be is are am 're 'm, have 've has, will 'll, not aren't,
  all every each cada chaque ogni jede jeden jeder jedes elke iedere,
  darf dürfen, muss müssen, kann können, soll sollen, peut peuvent, doit doivent, puede pueden, debe deben, può possono,
  deve devono, mag mogen, moet moeten, può possono, pode podem, color colour, favorite favourite,
  kein keine keinen keinem keiner keines, ne n', herr herrn`);

/**
 * Words that say the same wherever they stand, by their stems, each with the one that stands for it. Words that differ in degree
 * ("like" and "love") are no synonyms.
 */
export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  [
    ...byFirstWord(`
      buy purchase, live reside, begin start commence, help assist, child children kid kids, mother mom mum, father dad,
      phone telephone, film movie, holiday vacation, close shut, finish complete, big large, leave depart,
      quick fast rapid, allow permit,
      forbid forbidden prohibit ban, use utilise utilize, around approximately roughly circa, doctor physician,
      photo photograph, fix repair mend, choose pick select, answer reply respond, often frequently, need require,
      receive obtain, keep retain, show display, usually normally typically generally, car automobile, bike bicycle,
      flat apartment, sofa couch, truck lorry, trash garbage rubbish, colleague coworker co-worker, employee staffer,
      medicine medication, ill sick, afraid scared, whole entire, almost nearly, everyone everybody, someone somebody,
      anyone anybody, maximum max, minimum min, supervise oversee, yearly annual annually, pupil student,
      lawyer attorney, erase delete, error mistake, additional extra, happen occur, attempt try,
      enough sufficient`),
  ].flatMap(([word, standard]) => stemsOf(word, standard)),
);

/** A word counts by its stem, and by itself if it is too short to have one (tokens.ts). */
function stemsOf(word: string, standard: string): [string, string][] {
  return [...new Set([word, stemmer(word)])].map((form) => [form, stemmer(standard)]);
}

/** Returns each further word of the groups, which commas separate, with the first word of its group. */
function byFirstWord(groups: string): ReadonlyMap<string, string> {
  return new Map(
    groups.split(',').flatMap((group) => {
      const [first, ...others] = group.trim().split(/\s+/) as [string, ...string[]];
      return others.map((other): [string, string] => [other, first]);
    }),
  );
}
