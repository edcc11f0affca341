import { type JsonObject, type JsonValue, KEY_ORDER, PyFloat } from './json-values.js';

/** The text is not JSON. The message is CPython's, with the position; positions count code points, as in Python. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  constructor(
    readonly reason: string,
    text: string,
    index: number,
  ) {
    const before = text.slice(0, index);
    const lines = before.split('\n');
    const column = codePoints(lines.at(-1)!) + 1;
    super(`${reason}: line ${lines.length} column ${column} (char ${codePoints(before)})`);
  }
}

/** The text is valid JSON that CPython nevertheless refuses: nested too deeply, or an integer with too many digits. */
export class JsonLimitError extends Error {
  override readonly name = 'JsonLimitError';
}

/** Maximum nesting depth that CPython 3.11 reads before it hits its recursion limit. */
export const MAX_DEPTH = 996;
/** Maximum number of digits that CPython converts to an integer. Converting so many takes no noticeable time. */
export const MAX_INT_DIGITS = 4300;
/** An integer of fewer characters than this is a safe integer of JavaScript, whatever its digits. */
const UNSAFE_LENGTH = 16;

const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const WHITE_SPACE = /[ \t\n\r]*/y;
const HEX_DIGITS = /^[0-9a-fA-F]{4}$/;
const SIMPLE_ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const LITERALS: [string, () => JsonValue][] = [
  ['true', () => true],
  ['false', () => false],
  ['null', () => null],
  ['NaN', () => new PyFloat(Number.NaN)],
  ['Infinity', () => new PyFloat(Number.POSITIVE_INFINITY)],
  ['-Infinity', () => new PyFloat(Number.NEGATIVE_INFINITY)],
];

/**
 * Parses JSON as CPython's `json` module does, without losing digits or the order of keys. Takes linear time.
 * @throws JsonSyntaxError if `text` is not JSON
 * @throws JsonLimitError if `text` is JSON that is nested deeper, or has longer integers, than CPython accepts
 */
export const parseJson = (text: string): JsonValue => new Reader(text).document();

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonValue {
    this.skipWhiteSpace();
    const value = this.value(1);
    this.skipWhiteSpace();
    if (this.at < this.text.length) this.fail('Extra data');
    return value;
  }

  private value(depth: number): JsonValue {
    switch (this.text[this.at]) {
      case '"':
        return this.string();
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      default:
        return this.numberOrLiteral();
    }
  }

  private object(depth: number): JsonObject {
    this.enter(depth);
    const object: JsonObject = Object.create(null);
    if (this.consumes('}')) return object;
    let order: string[] | undefined;
    do {
      this.skipWhiteSpace();
      if (this.text[this.at] !== '"') this.fail('Expecting property name enclosed in double quotes');
      const key = this.string();
      this.skipWhiteSpace();
      if (this.text[this.at] !== ':') this.fail("Expecting ':' delimiter");
      this.at++;
      this.skipWhiteSpace();
      const value = this.value(depth + 1);
      // JavaScript moves keys that look like integers to the front, so the received order is saved before the first of them.
      if (order === undefined && startsWithDigit(key)) order = Object.keys(object);
      if (order !== undefined && !(key in object)) order.push(key);
      object[key] = value;
      this.skipWhiteSpace();
    } while (this.consumes(','));
    if (this.text[this.at++] !== '}') this.fail("Expecting ',' delimiter", this.at - 1);
    if (order !== undefined) Object.defineProperty(object, KEY_ORDER, { value: order });
    return object;
  }

  private array(depth: number): JsonValue[] {
    this.enter(depth);
    const array: JsonValue[] = [];
    if (this.consumes(']')) return array;
    do {
      this.skipWhiteSpace();
      array.push(this.value(depth + 1));
      this.skipWhiteSpace();
    } while (this.consumes(','));
    if (this.text[this.at++] !== ']') this.fail("Expecting ',' delimiter", this.at - 1);
    return array;
  }

  private string(): string {
    const begin = this.at++;
    let value = this.plainCharacters();
    for (;;) {
      const character = this.text[this.at];
      if (character === '"') {
        this.at++;
        return value;
      }
      if (character === undefined) this.fail('Unterminated string starting at', begin);
      if (character !== '\\') this.fail('Invalid control character at');
      value += this.escape(begin) + this.plainCharacters();
    }
  }

  private plainCharacters(): string {
    PLAIN_CHARACTERS.lastIndex = this.at;
    PLAIN_CHARACTERS.test(this.text);
    const plain = this.text.slice(this.at, PLAIN_CHARACTERS.lastIndex);
    this.at = PLAIN_CHARACTERS.lastIndex;
    return plain;
  }

  private escape(begin: number): string {
    const letter = this.text[this.at + 1];
    if (letter === undefined) this.fail('Unterminated string starting at', begin);
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!HEX_DIGITS.test(digits)) this.fail('Invalid \\uXXXX escape', this.at + 1);
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = SIMPLE_ESCAPES[letter];
    if (character === undefined) this.fail('Invalid \\escape');
    this.at += 2;
    return character;
  }

  private numberOrLiteral(): JsonValue {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match !== null) {
      this.at = NUMBER.lastIndex;
      return match[1] === undefined && match[2] === undefined ? toInteger(match[0]) : toFloat(match[0]);
    }
    for (const [word, value] of LITERALS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value();
      }
    }
    return this.fail('Expecting value');
  }

  private enter(depth: number): void {
    if (depth > MAX_DEPTH) throw new JsonLimitError('nested too deep');
    this.at++;
    this.skipWhiteSpace();
  }

  private consumes(character: string): boolean {
    const found = this.text[this.at] === character;
    if (found) this.at++;
    return found;
  }

  private skipWhiteSpace(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > 0x20) return;
    WHITE_SPACE.lastIndex = this.at;
    WHITE_SPACE.test(this.text);
    this.at = WHITE_SPACE.lastIndex;
  }

  private fail(reason: string, index = this.at): never {
    throw new JsonSyntaxError(reason, this.text, index);
  }
}

function toInteger(digits: string): number | bigint {
  // Adding zero turns -0 into 0: an integer has no negative zero.
  if (digits.length < UNSAFE_LENGTH) return Number(digits) + 0;
  if (digits.length - (digits.startsWith('-') ? 1 : 0) > MAX_INT_DIGITS) throw new JsonLimitError('integer too long');
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

function toFloat(literal: string): number | PyFloat {
  const number = Number(literal);
  return Number.isFinite(number) && !Number.isInteger(number) ? number : new PyFloat(number);
}

function startsWithDigit(key: string): boolean {
  const code = key.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** Returns the length of `text` in code points, as Python's `len` does. */
export function codePoints(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      index++;
    }
  }
  return text.length - pairs;
}
