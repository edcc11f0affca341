/**
 * Whether a clause tells what has already happened: it has a finite verb in the past and none in the present or future.
 * English only; by word forms, not by grammar.
 *
 * @param perfectCounts "has been moved" is past: not beside a bare weekday, whose event it is about.
 */
export function tellsThePast(clause: string, perfectCounts = true): boolean {
  const words = clause.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  let isPast = false;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? '';
    if (
      perfectCounts &&
      (word === 'has' || word === 'have' || word.endsWith("'ve")) &&
      words[index + 1] !== 'to' &&
      isPerfect(words, index)
    )
      return true;
    if (PRESENT.has(word) || /(?:n't|'ll|'re|'m)$/.test(word)) {
      if (!PAST_NEGATIONS.has(word)) return false;
    }
    if (PAST.has(word) || PAST_NEGATIONS.has(word) || (isRegularPast(word) && index > 0 && !DETERMINERS.has(before)))
      isPast = true;
    if (word === 'to' && COMMITTING.has(before)) return false;
  }
  return isPast;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PRESENT = set(
  `am is are be isn't aren't will won't shall would must should can could may might cannot needs need has have having do does
   wants want please let's due plans hopes expects going gonna remember remind don't stay
   stays remain remains keep keeps run runs end ends start starts begin begins open opens closes expires last lasts hold holds comes goes
   leaves meets takes flies arrives returns continues`,
);
const PAST_NEGATIONS = set("wasn't weren't didn't hadn't couldn't wouldn't");
const PAST = set(
  `was were had did went came met got won lost sent gave said told took made left sold bought found held wrote spoke saw began
   broke fell felt kept knew paid ran drove flew ate drank slept stood sat rose grew drew threw caught brought thought taught
   fought led fed built spent lent meant heard became chose forgot hid rode shook stole swam tore woke wore struck stuck
   hung dug sang rang sank shot slid spun understood quit became arose froze sought swore withdrew overslept`,
);
const NOT_VERBS = set(
  `need needed feed seed speed breed bleed weed exceed proceed succeed indeed hundred red bed shed sacred naked wicked embed
   embedded limited detailed scheduled planned expected supposed required wanted invited due unused used attached related
   based united cancelled canceled postponed reserved booked agreed-upon fixed tired retired married advanced`,
);
const DETERMINERS = set('the a an my our your his her its their this that these those no some any two three all new');
/** Verbs whose infinitive lies ahead even where they stand in the past: "agreed to meet on Friday". */
const COMMITTING = set(
  'agreed promised decided offered wanted planned hoped arranged volunteered pledged committed us me him them her expected asked told',
);

const isRegularPast = (word: string): boolean => word.length > 3 && word.endsWith('ed') && !NOT_VERBS.has(word);

/** "has (just) approved", "have sent": a participle within the next two words. */
function isPerfect(words: readonly string[], at: number): boolean {
  return words
    .slice(at + 1, at + 4)
    .some((word) => (word.endsWith('ed') && word !== 'need') || PAST.has(word) || PARTICIPLES.has(word));
}

const PARTICIPLES = set(
  'been done gone given taken written seen broken chosen spoken eaten driven flown grown known shown thrown begun come become run cut put set hit let shut',
);
