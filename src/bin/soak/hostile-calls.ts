import { factOf, questionOf } from '../bench/sentences.js';

/** A call that a client may make by mistake or on purpose. */
export interface HostileCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The parts of an OpenAPI document that calls are made from. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

/** Returns pseudo-random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LONG = 'long '.repeat(2_500);
/** Values that readers stumble over, as JSON. */
const VALUES = [
  ...['null', 'true', '0', '-1', '1e400', '-0', '1e-400', '0.1', '2147483648', '9007199254740993', '99999999999999999999'],
  ...['""', '" "', '"\\u0000"', '"\\ud800"', '"\\u202e\\u0130\\ufb01"', '"é́́́"', '"👩‍👩‍👧‍👦"', JSON.stringify(LONG)],
  ...['[]', '{}', '[[[[[[[[]]]]]]]]', '{"":{"__proto__":{"a":1}}}', '[null]', '{"constructor":1}', '["a","a"]'],
  ...['"2024-02-30"', '"0000-00-00T00:00:00Z"', '"+275760-09-13T00:00:00Z"', '"next Tuesday"', '"-1"', '"1e3"', '"NaN"'],
  ...['"\' OR 1=1 --"', '"%"', '"\\\\"', '"$1"', '"mnx_ws_0000"', `{"and":[{"meta.a":{"eq":1}}]}`, '{"not":{"not":{}}}'],
  `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`,
];
const SEGMENTS = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '99999999999999999999',
  '1e3',
  'x',
  '%00',
  '%ff',
  '%2e%2e',
  'é',
  '1.5',
  '٣',
  "'",
  LONG,
];
const TYPES = ['application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-ndjson', ''];
const BROKEN = ['', '{', '[1', '"', 'null', '{"text":}', '\u0000', '\ufeff{}', '{"a":1}{"b":2}', '['.repeat(5_000)];
/** Calls that change all workspaces, or the embeddings of the whole service: a soak would measure something else afterwards. */
const LEFT_OUT = /reembedding|key-rotation|purge/;

/** Makes calls from the operations of an OpenAPI document, with good and bad values in turns. */
export class HostileCalls {
  private readonly operations: readonly (readonly [path: string, method: string, operation: Operation])[];

  /** @param random numbers from 0 to 1 */
  constructor(
    private readonly document: ApiDocument,
    private readonly random: () => number,
  ) {
    this.operations = Object.entries(document.paths)
      .filter(([path]) => !LEFT_OUT.test(path))
      .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [path, method, operation] as const));
  }

  next(): HostileCall {
    const [template, method, operation] = this.oneOf(this.operations);
    const path = template.replace(/\{\w+\}/g, () => encodedOnce(this.oneOf(SEGMENTS)));
    const query = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && this.chance(0.4))
      .map(({ name }) => `${name}=${encodeURIComponent(this.queryValue())}`);
    if (this.chance(0.1))
      query.push(`${this.oneOf(['limit', 'cursor', 'meta.x', 'meta.', 'a[b]', '%'])}=${this.oneOf(SEGMENTS)}`);
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    const takesBody = schema !== undefined || this.chance(0.05);
    return {
      method: method.toUpperCase(),
      path: query.length ? `${path}?${query.join('&')}` : path,
      headers: {
        ...(takesBody && { 'content-type': this.chance(0.9) ? TYPES[0]! : this.oneOf(TYPES) }),
        ...(this.chance(0.1) && { 'idempotency-key': this.oneOf(['a', 'same', ' ', 'x'.repeat(300)]) }),
        ...(this.chance(0.05) && { accept: this.oneOf(['*/*', 'text/html', 'nonsense', 'application/json;q=x']) }),
      },
      ...(takesBody && method !== 'get' && { body: this.body(schema ?? {}) }),
    };
  }

  private body(schema: Schema): string {
    if (this.chance(0.05)) return this.oneOf(BROKEN);
    return this.valueOf(schema, 0);
  }

  /** Returns a value for a schema as JSON: mostly of its form, sometimes anything. */
  private valueOf(given: Schema, depth: number): string {
    if (depth > 6 || this.chance(0.15)) return this.oneOf(VALUES);
    const schema = this.resolve(given);
    if (schema.anyOf) return this.valueOf(this.oneOf(schema.anyOf), depth + 1);
    if (schema.enum) return JSON.stringify(this.oneOf(schema.enum));
    if (schema.properties) {
      const fields = Object.entries(schema.properties).filter(() => this.chance(0.5));
      return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${this.valueOf(value, depth + 1)}`).join(',')}}`;
    }
    if (schema.items) {
      const items = Array.from({ length: Math.floor(this.random() * 4) }, () => this.valueOf(schema.items!, depth + 1));
      return `[${items.join(',')}]`;
    }
    return this.plain(schema.type);
  }

  private plain(type: unknown): string {
    const number = Math.floor(this.random() * 1_000);
    if (type === 'integer' || type === 'number') return String(number % 50);
    if (type === 'boolean') return String(number % 2 === 0);
    if (type === 'string') return JSON.stringify(this.chance(0.5) ? factOf(number) : questionOf(number));
    return this.oneOf(VALUES);
  }

  private resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name ? (this.document.components?.schemas?.[name] ?? {}) : schema;
  }

  private queryValue(): string {
    return this.chance(0.5) ? this.oneOf(SEGMENTS) : this.oneOf(VALUES);
  }

  private oneOf<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)]!;
  }

  private chance(probability: number): boolean {
    return this.random() < probability;
  }
}

/** Encodes a segment that is not encoded yet. */
const encodedOnce = (segment: string): string => (segment.startsWith('%') ? segment : encodeURIComponent(segment));
