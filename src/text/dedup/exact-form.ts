import { createHash } from 'node:crypto';

/**
 * Returns the form by which two texts are the same memory: NFKC, case folded, white space collapsed, without outer
 * punctuation. Raised and lowered digits stay what they are: 10² is not 102. A text of nothing but punctuation keeps it, so
 * that "!" and "?" are two memories.
 */
export function exactForm(text: string): string {
  const folded = foldCase(compatibleForm(text)).replace(/\s+/gu, ' ').trim();
  return trimPunctuation(folded) || folded || text;
}

const RAISED_OR_LOWERED = /([⁰¹²³⁴-⁹₀-₉]+)/u;

/** Returns the NFKC of a text, in which super- and subscript digits are left as they are. */
export const compatibleForm = (text: string): string =>
  text
    .split(RAISED_OR_LOWERED)
    .map((part) => (RAISED_OR_LOWERED.test(part) ? part : part.normalize('NFKC')))
    .join('');

/** Returns the SHA-256 of the exact form. */
export const exactHash = (text: string): Buffer => createHash('sha256').update(exactForm(text), 'utf8').digest();

/**
 * Returns a hash that only the memory `id` can have. It stands in for the exact hash if the workspace has another
 * memory of the same exact form.
 */
export const standaloneHash = (id: number, text: string): Buffer =>
  createHash('sha256')
    .update(`${id}\0${exactForm(text)}`, 'utf8')
    .digest();

/** Returns the hash of a text that has an external id, which no other memory can have: others may have the same text. */
const externalHash = (externalId: string, text: string): Buffer =>
  createHash('sha256')
    .update(`external ${JSON.stringify(externalId)}\0${exactForm(text)}`, 'utf8')
    .digest();

/** Returns the hash by which a text is unique in its scope: that of the exact form or, with an external id, one of its own. */
export const hashOf = (text: string, externalId: string | null | undefined): Buffer =>
  externalId === null || externalId === undefined ? exactHash(text) : externalHash(externalId, text);

/**
 * Returns the case-folded text. JavaScript's lower case differs from full case folding (Unicode CaseFolding.txt) in the
 * sharp s and the final sigma.
 */
export const foldCase = (text: string): string => text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');

// Signs that carry no meaning at either end of a text. Those that belong to a word or number stay (`C#`, `C++`, `5%`, `@ana`).
const OPENING = new Set(' ,;:!?…¡¿。、"\'`‘’‚‛“”„‟«»‹›([{');
const CLOSING = new Set(' .,;:!?…。、"\'`‘’‚‛“”„‟«»‹›)]}');
const BULLETS = new Set('-–—*•·');

function trimPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOpening(text, start)) start++;
  while (end > start && isClosing(text, end - 1)) end--;
  return text.slice(start, end);
}

function isOpening(text: string, at: number): boolean {
  const sign = text[at] as string;
  if (OPENING.has(sign)) return true;
  if (BULLETS.has(sign)) return text[at + 1] === ' ';
  // An ellipsis goes; the point of `.5` and `.env` stays.
  return sign === '.' && (text[at - 1] === '.' || text[at + 1] === '.' || text[at + 1] === ' ');
}

function isClosing(text: string, at: number): boolean {
  const sign = text[at] as string;
  if (BULLETS.has(sign)) return text[at - 1] === ' ';
  // The brackets of `f()` stay.
  return CLOSING.has(sign) && !(sign === ')' && text[at - 1] === '(');
}
