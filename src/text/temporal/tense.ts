import { wordSet } from '../word-lists.js';

/**
 * True if a clause tells an event of the past: it has a finite verb in the past, and none in the present or future.
 * English only; by word forms, not by grammar.
 * @param perfectCounts true if "has been moved" is past. It is not beside a bare weekday, as the event of that day is
 * still to come.
 */
export function tellsThePast(clause: string, perfectCounts = true): boolean {
  const words = clause.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  let isPast = false;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? '';
    if (perfectCounts && isPerfect(words, index)) return true;
    const isPresent = PRESENT.has(word) || PRESENT_CONTRACTION.test(word);
    if (isPresent && !PAST_NEGATIONS.has(word)) return false;
    const isRegularVerb = isRegularPast(word) && index > 0 && !DETERMINERS.has(before);
    if (PAST.has(word) || PAST_NEGATIONS.has(word) || isRegularVerb) isPast = true;
    if (word === 'to' && COMMITTING.has(before)) return false;
  }
  return isPast;
}

/** True if a clause tells that something was done: "was repaired by", but not "was asked by", which tells a plan. */
export function tellsCompletion(clause: string): boolean {
  const words = clause.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  return words.some((word, index) => {
    const isPassive = words[index - 1] === 'was' || words[index - 1] === 'were';
    // A fixed date is no event, but what was fixed by then is.
    return isPassive && (isRegularPast(word) || word === 'fixed') && !COMMITTING.has(word) && !DEFERRING.has(word);
  });
}

/** Participles of a change of plan, whose date is still to come. */
const DEFERRING = wordSet('extended moved pushed delayed rescheduled shifted suspended prolonged renewed deferred granted');
const PRESENT_CONTRACTION = /(?:n't|'ll|'re|'m)$/;

const PRESENT = wordSet(`
  am is are be isn't aren't will won't shall would must should can could may might cannot
  needs need has have having do does don't wants want please let's due
  plans hopes expects going gonna remember remind stay stays remain remains keep keeps run runs
  end ends start starts begin begins open opens closes expires last lasts hold holds comes goes
  leaves meets takes flies arrives returns continues`);
const PAST_NEGATIONS = wordSet("wasn't weren't didn't hadn't couldn't wouldn't");
const PAST = wordSet(`
  was were had did went came met got won lost sent gave said told took made left sold bought found held wrote spoke saw began
  broke fell felt kept knew paid ran drove flew ate drank slept stood sat rose grew drew threw caught brought thought taught
  fought led fed built spent lent meant heard became chose forgot hid rode shook stole swam tore woke wore struck stuck
  hung dug sang rang sank shot slid spun understood quit became arose froze sought swore withdrew overslept`);
/** Words in -ed that are no verb, or that tell a plan or a state as a participle. */
const NOT_PAST = wordSet(`
  need needed feed seed speed breed bleed weed exceed proceed succeed indeed hundred red bed shed sacred naked wicked
  embed embedded limited detailed scheduled planned expected supposed required wanted invited due unused used
  attached related based united cancelled canceled postponed reserved booked agreed-upon fixed tired retired married advanced`);
const DETERMINERS = wordSet('the a an my our your his her its their this that these those no some any two three all new');
/** Words before "to" whose infinitive is still to come, even in the past: "agreed to meet on Friday". */
const COMMITTING = wordSet(`
  agreed promised decided offered wanted planned hoped arranged volunteered pledged committed expected asked told
  us me him them her`);

const isRegularPast = (word: string): boolean => word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word);

/** Words after "has" among which its participle is looked for. */
const PERFECT_REACH = 3;

/** True if a perfect begins at the word: "has (just) approved", "have sent". */
function isPerfect(words: readonly string[], at: number): boolean {
  const [word, next] = [words[at] as string, words[at + 1]];
  const isAuxiliary = word === 'has' || word === 'have' || word.endsWith("'ve");
  return isAuxiliary && next !== 'to' && words.slice(at + 1, at + 1 + PERFECT_REACH).some(isParticiple);
}

const isParticiple = (word: string) => (word.endsWith('ed') && word !== 'need') || PAST.has(word) || PARTICIPLES.has(word);

const PARTICIPLES = wordSet(`
  been done gone given taken written seen broken chosen spoken eaten driven flown grown known shown thrown
  begun come become run cut put set hit let shut`);
