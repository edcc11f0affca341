/** A part of a text: as it was sent, or the placeholder of something sensitive that was cut out. */
export interface TextPart {
  readonly text: string;
  /** The kind that was cut out: `card number`; undefined for an ordinary part. */
  readonly redacted?: string;
}

const PLACEHOLDER = /\[REDACTED_([A-Z0-9_]+)\]/g;

/** Cuts a stored text at the placeholders that stand for sensitive data. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, 1: kind = '', index } of text.matchAll(PLACEHOLDER)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: found, redacted: kind.toLowerCase().replaceAll('_', ' ') });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
