import { createHash } from 'node:crypto';

/**
 * The form in which two texts are the same memory: NFKC, case folded, white space collapsed, outer punctuation dropped. A text of
 * nothing but punctuation keeps it, so that "!" and "?" stay apart.
 */
export function exactForm(text: string): string {
  const folded = foldCase(text.normalize('NFKC')).replace(/\s+/gu, ' ').trim();
  return trimPunctuation(folded) || folded || text;
}

/** SHA-256 of the exact form. */
export const exactHash = (text: string): Buffer => createHash('sha256').update(exactForm(text), 'utf8').digest();

/** Stands in for the exact hash of the memory `id` where another one of the same exact form is there: no two memories share it. */
export const standaloneHash = (id: number, text: string): Buffer =>
  createHash('sha256')
    .update(`${id}\0${exactForm(text)}`, 'utf8')
    .digest();

/** Full case folding where JavaScript's lower case differs from it (Unicode CaseFolding.txt): sharp s and final sigma. */
export const foldCase = (text: string): string => text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');

/** Signs that carry no meaning of their own at either end; those that belong to a word or number stay (`C#`, `C++`, `5%`, `@ana`). */
const OPENING = new Set(' ,;:!?…¡¿。、"\'`‘’‚‛“”„‟«»‹›([{');
const CLOSING = new Set(' .,;:!?…。、"\'`‘’‚‛“”„‟«»‹›)]}');
const BULLETS = new Set('-–—*•·');

function trimPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && opens(text, start)) start++;
  while (end > start && closes(text, end - 1)) end--;
  return text.slice(start, end);
}

function opens(text: string, at: number): boolean {
  const sign = text[at] as string;
  if (OPENING.has(sign)) return true;
  if (BULLETS.has(sign)) return text[at + 1] === ' ';
  // An ellipsis goes; the point of `.5` and `.env` stays.
  return sign === '.' && (text[at - 1] === '.' || text[at + 1] === '.' || text[at + 1] === ' ');
}

function closes(text: string, at: number): boolean {
  const sign = text[at] as string;
  if (BULLETS.has(sign)) return text[at - 1] === ' ';
  // The brackets of `f()` stay.
  return CLOSING.has(sign) && !(sign === ')' && text[at - 1] === '(');
}
