import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Call } from './wire.js';

/** A recorded request and its expected answer; see the directory vectors. */
export interface Vector {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body_raw: string | null;
  readonly body_base64?: string;
  readonly expect: Expectation;
}

interface Expectation {
  readonly status?: number;
  /** Each of these statuses is correct. */
  readonly status_any?: number[];
  /** null: the header must be absent. `{base}` stands for scheme, host and port. */
  readonly headers?: Record<string, string | null>;
  readonly json?: unknown;
  /** The body is `{"detail": <any text>}`. */
  readonly detail_string?: true;
  /** Expected values, by their JSON pointers into the body. */
  readonly pointers?: Record<string, unknown>;
}

export const loadVectors = (name: string): Vector[] =>
  JSON.parse(readFileSync(join(__dirname, 'vectors', `${name}.json`), 'utf8')) as Vector[];

// biome-ignore lint/suspicious/noTemplateCurlyInString: the vectors spell it so
const KEY_PLACEHOLDER = '${API_KEY}';

/** Returns the request of a vector, with `key` in place of its placeholder. */
export function callOf({ method, path, headers, body_raw, body_base64 }: Vector, key: string): Call {
  const filled = Object.entries(headers).map(([name, value]) => [name, value.replaceAll(KEY_PLACEHOLDER, key)]);
  const body = body_base64 === undefined ? body_raw : Buffer.from(body_base64, 'base64');
  return { method, path, headers: Object.fromEntries(filled), body };
}

/** Returns the expected and the actual parts of `answer` that a vector specifies, in a form to compare. */
export function compare({ expect: expected }: Vector, answer: Answer, base: URL): [actual: unknown, wanted: unknown] {
  const json = parse(answer.body);
  const actual: Record<string, unknown> = { status: answer.status };
  const wanted: Record<string, unknown> = { status: expected.status ?? answer.status };
  if (expected.status_any) actual['allowed'] = expected.status_any.includes(answer.status) || answer.body;
  if (expected.status_any) wanted['allowed'] = true;
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    actual[name] = normal(name, answer.headers[name]?.toString(), base);
    wanted[name] = normal(name, value?.replaceAll('{base}', base.origin), base);
  }
  if ('json' in expected) Object.assign(actual, { json }) && Object.assign(wanted, { json: expected.json });
  if (expected.detail_string) Object.assign(actual, { json }) && Object.assign(wanted, { json: { detail: expect.any(String) } });
  for (const [pointer, value] of Object.entries(expected.pointers ?? {})) {
    actual[pointer] = at(json, pointer);
    wanted[pointer] = value;
  }
  return [actual, wanted];
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/**
 * Normalises values whose order or parameters do not matter: `Allow` is a set, and a content type is compared without
 * its parameters.
 */
function normal(name: string, value: string | undefined, base: URL): string | undefined {
  // FastAPI sends an absolute location, this service a path: a client that resolves either gets to the same place.
  if (name === 'location') return value && new URL(value, base).href;
  if (name === 'allow') return value?.split(/, */).sort().join(', ');
  return name === 'content-type' ? value?.split(';')[0] : value;
}

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Record<string, unknown> | undefined)?.[token], document);
