import type { SecretLabel } from './secret-label.js';
import { looksRandom, tokenAt } from './secret-token.js';
import type { Range } from './span.js';

const MAX_LISTED = 20;

/** Another value of the same kind in the same sentence: "hunter2, now hunter3". */
const NEXT_VALUE =
  /^["']?[,;]?\s(?:(?:and|or|now|then|but|not|formerly|previously|before|the|new|old|second|backup|fallback|other|one|i|he|she|we|they|changed|switched|reset|moved|is|was|it|it's|its|to|from|pin|password|code|oder|und|jetzt|alt|neu|et|ou|puis|y|o|ahora|и|или|теперь)(?:\s|[:=]\s?)){1,7}["']?/iu;

/** The values after the first: of a list, where the label is a plural, or of a change. */
export function nextValues(text: string, first: Range, label: SecretLabel): Range[] {
  const values: Range[] = [];
  const listed = /s$/i.test(text.slice(label.start, label.end));
  for (let last: Range | undefined = first; last !== undefined && values.length < MAX_LISTED; ) {
    const next: Range | undefined = nextValue(text, last, label) ?? (listed ? listedValue(text, last) : undefined);
    if (next !== undefined) values.push(next);
    last = listed ? next : undefined;
  }
  return values;
}

function listedValue(text: string, last: Range): Range | undefined {
  const gap = /^(?:[,;/]\s?|\s[/|]\s|\s(?=\S*\d)|\n)/.exec(text.slice(last.end, last.end + 3));
  if (!gap) return undefined;
  const start = last.end + gap[0].length;
  const token = tokenAt(text, start);
  const alike = token.length === last.end - last.start && (looksRandom(token) || /^[\d-]+$/.test(token));
  return alike ? { start, end: start + token.length } : undefined;
}

function nextValue(text: string, first: Range, label: SecretLabel): Range | undefined {
  const next = NEXT_VALUE.exec(text.slice(first.end, first.end + 60));
  if (!next) return undefined;
  const start = first.end + next[0].length;
  const token = tokenAt(text, start);
  const digits = text.slice(first.start, first.end).length;
  const alike = label.kind === 'code' ? /^\d+$/.test(token) && token.length === digits : looksRandom(token) && /\d/.test(token);
  return alike ? { start, end: start + token.length } : undefined;
}
