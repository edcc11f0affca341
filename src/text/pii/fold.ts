/** Characters that {@link fold} replaces by a plain one. */
const VARIANTS = new RegExp(
  `[${[
    String.raw`\uff01-\uff5e`, // full-width ASCII
    String.raw`\u0660-\u0669\u06f0-\u06f9`, // Arabic and Persian digits
    String.raw`\u2010-\u2015\u2212`, // hyphens, dashes, the minus sign
    String.raw`\u2018-\u201b`, // single quotes
    String.raw`\u00ab\u00bb\u201c-\u201f\u300c-\u300f`, // double quotes, guillemets, corner brackets
    String.raw`\u00a0\u2000-\u200a\u202f\u205f\u3000`, // spaces
    String.raw`\u00ad\u200b-\u200d\u2060\ufeff`, // invisible: the soft hyphen, zero-width spaces and joiners
    String.raw`\ue000`, // the mask, should the text itself have one
  ].join('')}]`,
  'g',
);

const FULL_WIDTH_OFFSET = 0xfee0;

/** Overwrites what is found already in a folded text. A private-use character: neither a letter nor a digit nor a space. */
export const MASK = '\ue000';

/**
 * Returns a text in plain characters, so that patterns need not know their variants. A character stays one character:
 * an index of the result is an index of the text.
 */
export const fold = (text: string): string => text.replace(VARIANTS, plain);

function plain(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - FULL_WIDTH_OFFSET);
  if (code >= 0x660 && code <= 0x6f9) return String(code & 0xf);
  if (code === 0x2212 || (code >= 0x2010 && code <= 0x2015)) return '-';
  if (code >= 0x2018 && code <= 0x201b) return "'";
  if (code === 0xab || code === 0xbb || (code >= 0x201c && code <= 0x201f) || (code >= 0x300c && code <= 0x300f)) return '"';
  return ' ';
}
