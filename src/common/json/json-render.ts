import { keysOf, PyFloat, RawJson } from './json-values.js';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Returns the JSON text of `value` in the form of Python's `json.dumps(ensure_ascii=False, separators=(",", ":"))`. The result is
 * always valid UTF-8 JSON: NaN and lone surrogates, which JSON cannot hold, are written as text ("NaN", "\ud800"). Dates are
 * ISO 8601, to the second.
 */
export function render(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return renderNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? 'null' : renderObject(value);
    default:
      return 'null';
  }
}

function renderObject(value: object): string {
  if (Array.isArray(value)) return renderArray(value);
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof RawJson) return value.text;
  if (value instanceof Date) return `"${value.toISOString().slice(0, 19)}Z"`;
  let text = '{';
  for (const key of keysOf(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quote(key)}:${render(member)}`;
  }
  return `${text}}`;
}

function renderArray(values: unknown[]): string {
  let text = '[';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ',';
    text += render(values[index]);
  }
  return `${text}]`;
}

function quote(text: string): string {
  const quoted = JSON.stringify(text);
  // JSON.stringify escapes a lone surrogate. Strict parsers refuse that escape, so it is written as text instead.
  if (!quoted.includes('\\ud')) return quoted;
  return JSON.stringify(text.replace(LONE_SURROGATE, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`));
}

const renderNumber = (number: number): string =>
  Number.isInteger(number) || !Number.isFinite(number) ? JSON.stringify(number) : floatRepr(number);

/** Returns Python's `repr` of a float; NaN and the infinities as JSON strings. */
export function floatRepr(number: number): string {
  if (!Number.isFinite(number)) return `"${number}"`;
  if (Object.is(number, -0)) return '-0.0';
  const size = Math.abs(number);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = number.toExponential().split('e') as [string, string];
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(number) ? `${number}.0` : String(number);
}
