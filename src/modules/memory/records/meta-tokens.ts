import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../common/json/json-values.js';

/**
 * Returns the facts of a meta: a text for the path and the value of every scalar in it. Two scalars have the same fact if
 * and only if `@>` would find the one by the other, so that the hashes of the facts can stand for an encrypted meta.
 * Values in lists have no facts: no search finds them.
 * @param metaJson JSON text of an object
 */
export function metaFacts(metaJson: string): string[] {
  const facts: string[] = [];
  const visit = (value: JsonValue, path: readonly string[]): void => {
    if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) visit(member, [...path, key]);
    else if (!Array.isArray(value)) facts.push(metaFact(path, render(value)));
  };
  visit(parseJson(metaJson), []);
  return facts;
}

/**
 * Keys of meta that name a conversation, the narrowest first, with the words for them in `memory_conversation` in the
 * database.
 */
const CONVERSATION_KEYS = { session_id: 'session', thread_id: 'thread', run_id: 'run', source: 'source' };
const NAMES_CONVERSATION = new RegExp(`"(?:${Object.keys(CONVERSATION_KEYS).join('|')})"`);

/**
 * Returns the name of the conversation that a memory is a turn of, as the function `memory_conversation` of the database; null
 * for none.
 * @param metaJson JSON text of an object
 */
export function conversationIn(metaJson: string): string | null {
  if (!NAMES_CONVERSATION.test(metaJson)) return null;
  const meta = parseJson(metaJson) as JsonObject;
  for (const [key, word] of Object.entries(CONVERSATION_KEYS)) {
    const name = nameIn(meta[key]);
    if (name) return `${word} ${name}`;
  }
  return null;
}

/** Returns a non-empty string or a whole number as text: values that JSON can write in several ways name no conversation. */
function nameIn(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string' || value === undefined) return value;
  const text = render(value);
  return /^-?\d{1,15}$/.test(text) ? text : undefined;
}

/**
 * Returns the fact of one scalar; see {@link metaFacts}.
 * @param scalar JSON text
 */
export const metaFact = (path: readonly string[], scalar: string): string =>
  JSON.stringify([path, NUMBER.test(scalar) ? canonicalNumber(scalar) : decodedScalar(scalar)]);

const NUMBER = /^-?\d/;

/** Decodes a scalar, so that a character equals its escape. Wrapped in a list, so that a string differs from a number. */
const decodedScalar = (scalar: string): unknown => [JSON.parse(scalar)];

/** Returns the same text for equal numbers: `1`, `1.0` and `10e-1` are equal, as in PostgreSQL. */
export function canonicalNumber(json: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(json) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
