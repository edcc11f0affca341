/** The part of a token that a time of day shows in. */
interface Timed {
  readonly form: string;
  readonly key: string;
  readonly afterPause: boolean;
}

const CLOCK = /^(\d{1,2})(?:[:.](\d\d))?(am|pm|a\.m|p\.m|h\d\d)?$/;
const HALVES = new Set(['am', 'pm', 'a.m', 'p.m']);
const HOUR_WORDS = new Set(['uhr']);

/**
 * Returns the tokens with each time of day as one, in the form of 24 hours: "3 pm", "3:00 p.m.", "15h00" and "15 Uhr" are 15:00.
 * A bare number stays one, because "at 3" may be in either half of the day; so does "2 h", which is mostly a duration.
 */
export function withClockTimes<T extends Timed>(tokens: readonly T[]): T[] {
  const timed: T[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as T;
    const [word, length] = halfBehind(tokens, i);
    const time = timeOf(token.form, word);
    timed.push(time ? { ...token, form: time, key: time } : token);
    if (time) i += length;
  }
  return timed;
}

/** Returns the word behind a token that makes it a time of day, and how many tokens it has: "pm", "in the evening". */
function halfBehind(tokens: readonly Timed[], at: number): [word: string, length: number] {
  const [next, second] = [tokens[at + 1], tokens[at + 2]];
  if (!next || next.afterPause) return ['', 0];
  if (HALVES.has(next.form) || HOUR_WORDS.has(next.form)) return [next.form, 1];
  // The tokens of "o'clock".
  if (next.form === "o'" && second?.form === 'clock') return [second.form, 2];
  const half = next.form === 'in' ? DAY_HALVES.get(second?.form ?? '') : undefined;
  return half ? [half, 2] : ['', 0];
}
const DAY_HALVES = new Map([
  ['morning', 'am'],
  ['afternoon', 'pm'],
  ['evening', 'pm'],
]);

function timeOf(form: string, word: string): string | undefined {
  const [, hours, minutes, end = ''] = CLOCK.exec(form) ?? [];
  if (!hours || !(form.includes(':') || end || word)) return undefined;
  const half = (end || word).charAt(0);
  const [hour, minute] = [Number(hours), Number(minutes ?? (/^h\d/.test(end) ? end.slice(1) : 0))];
  const isHalved = half === 'a' || half === 'p';
  if (hour > (isHalved ? 12 : 24) || minute > 59 || (isHalved && hour === 0)) return undefined;
  const in24Hours = isHalved ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(in24Hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
