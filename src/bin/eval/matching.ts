/** Returns the form in which corpora compare texts: NFKC, with white space collapsed. */
export const plainForm = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ');

/** True if `text` contains `pattern`, ignoring case, or matches the regular expression after `re:` (flags `iu`). */
export function says(text: string, pattern: string): boolean {
  const plain = plainForm(text);
  return pattern.startsWith('re:')
    ? new RegExp(pattern.slice(3), 'iu').test(plain)
    : plain.toLowerCase().includes(plainForm(pattern).toLowerCase());
}

/** Minimum number of letters and digits of a value of which a part counts as a leak, and the length of that part. */
const LONG_VALUE = 12;
const LEAKING_PART = 8;

/**
 * True if `text` contains nothing of a secret: neither the whole value nor, if it has 12 or more letters and digits, the first
 * or the last 8 of them, with any punctuation in between. Placeholders do not count as text.
 */
export function isGone(value: string, text: string): boolean {
  const rest = text.replace(/\[REDACTED_\w{1,40}\]/g, '\0');
  if (rest.includes(value) || plainForm(rest).includes(plainForm(value))) return false;
  const characters = [...lettersAndDigits(value)];
  if (characters.length < LONG_VALUE) return true;
  const left = lettersAndDigits(rest);
  return [characters.slice(0, LEAKING_PART), characters.slice(-LEAKING_PART)].every((part) => !left.includes(part.join('')));
}

/** Returns the letters and digits of `text`, and the NUL that marks a placeholder, so that the texts around it stay separate. */
const lettersAndDigits = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}\0]+/gu, '');

/** Returns all strings in a JSON value except the keys. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
