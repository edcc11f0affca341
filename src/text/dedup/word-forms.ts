// Different forms of one word or number, in the languages of the lexicon.

/** Names of the small numbers, in words. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    'zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez - doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
    'ноль один два три четыре пять шесть семь восемь девять десять',
  ]
    .flatMap((list) => list.split(' ').map((word, value): [string, string] => [word, String(value)]))
    .concat(
      'thirty forty fifty sixty seventy eighty ninety hundred'
        .split(' ')
        .map((word, i): [string, string] => [word, String(30 + 10 * i)]),
    )
    .filter(([word]) => word !== '-'),
);

/** Irregular English pasts and participles, each with its verb. */
export const IRREGULAR_PASTS: ReadonlyMap<string, string> = new Map(
  `begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen, draw drew drawn, drive drove driven,
  eat ate eaten, fall fell fallen, feed fed, find found, fly flew flown, give gave given, grow grew grown, hold held, keep kept, know knew known, lead led,
  lend lent, lose lost, make made, meet met, pay paid, run ran, see saw seen, sell sold, send sent, show showed shown, sing sang sung, speak spoke spoken,
  spend spent, steal stole stolen, take took taken, teach taught, tell told, think thought, throw threw thrown, wear wore worn, win won, write wrote
  written, agree agreed, free freed`
    .split(',')
    .flatMap((line) => {
      const [verb, ...pasts] = line.trim().split(/\s+/);
      return pasts.map((past): [string, string] => [past, verb as string]);
    }),
);

/** Forms of one meaning, each with the form that stands for it. */
export const SAME_MEANING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    is: 'be',
    are: 'be',
    am: 'be',
    "'re": 'be',
    "'m": 'be',
    "'ve": 'have',
    "'ll": 'will',
    has: 'have',
    all: 'all',
    every: 'all',
    each: 'all',
    keine: 'kein',
    keinen: 'kein',
    keinem: 'kein',
    keiner: 'kein',
    keines: 'kein',
    "n'": 'ne',
    "aren't": 'not',
    colour: 'color',
    favourite: 'favorite',
  }),
);

/** Stems of words that say the same wherever they stand, each with the one that stands for it. Words of a degree ("like", "love") are none. */
export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  `bui buy purchas, live resid, begin start commenc, help assist, child children kid, mother mom mum, father dad, phone telephon, film movi, holidai vacat, close shut,
  finish complet, big larg, quick fast, allow permit, forbid forbidden prohibit, us use util, around approxim roughli, physician doctor, photo photograph`
    .split(',')
    .flatMap((line) => {
      const [stem, ...others] = line.trim().split(/\s+/);
      return others.map((other): [string, string] => [other, stem as string]);
    }),
);
