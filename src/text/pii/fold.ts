/** Characters that stand for a plain one: full-width forms, Arabic digits, spaces and dashes of all kinds, typographic quotes. */
const VARIANTS =
  /[\u00a0\u00ab\u00ad\u00bb\u0660-\u0669\u06f0-\u06f9\u2000-\u200d\u2010-\u2015\u2018-\u201f\u202f\u205f\u2060\u2212\u3000\u300c-\u300f\ue000\ufeff\uff01-\uff5e]/g;

const WIDTH_OFFSET = 0xfee0;

/** Stands in a folded text for what is found already: it is no letter, no digit and no space. */
export const VEIL = '\ue000';

/**
 * Writes a text in plain characters, so that patterns need not know their variants. A character stays one character: what is found
 * at an index of the result stands at the same index of the text.
 */
export const fold = (text: string): string => text.replace(VARIANTS, plain);

function plain(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - WIDTH_OFFSET);
  if (code >= 0x660 && code <= 0x6f9) return String(code & 0xf);
  if (char === '\u2212' || (code >= 0x2010 && code <= 0x2015)) return '-';
  if (code >= 0x2018 && code <= 0x201b) return "'";
  if (char === '\u00ab' || char === '\u00bb' || (code >= 0x201c && code <= 0x201f) || (code >= 0x300c && code <= 0x300f))
    return '"';
  return ' ';
}
