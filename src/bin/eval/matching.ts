/** How corpora compare texts: NFKC, white space collapsed. */
export const plainForm = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ');

/** Whether `text` says `pattern`: a substring in any case, or a regular expression after `re:` (flags `iu`). */
export function says(text: string, pattern: string): boolean {
  const plain = plainForm(text);
  return pattern.startsWith('re:')
    ? new RegExp(pattern.slice(3), 'iu').test(plain)
    : plain.toLowerCase().includes(plainForm(pattern).toLowerCase());
}

/** Letters and digits from which a part of a value gives it away, and how many of them do. */
const LONG_VALUE = 12;
const TELLING_PART = 8;

/**
 * Whether nothing of a secret is left: neither the whole value nor, of one with 12 or more letters and digits, its first or last
 * 8 of them, whatever punctuation stands between. Placeholders do not count as text.
 */
export function isGone(value: string, text: string): boolean {
  const rest = text.replace(/\[REDACTED_\w{1,40}\]/g, '\0');
  if (rest.includes(value) || plainForm(rest).includes(plainForm(value))) return false;
  const characters = [...lettersAndDigits(value)];
  if (characters.length < LONG_VALUE) return true;
  const left = lettersAndDigits(rest);
  return [characters.slice(0, TELLING_PART), characters.slice(-TELLING_PART)].every((part) => !left.includes(part.join('')));
}

/** A placeholder separates what stood on its two sides. */
const lettersAndDigits = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}\0]+/gu, '');

/** Every string inside a JSON value, keys excepted. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
