import { setTimeout as sleep } from 'node:timers/promises';
import { undocumented } from './documented-answers.js';
import { ADMIN_TOKEN, BOOTSTRAP_KEY } from './service.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly body: any;
}

/** Sends JSON and returns the JSON of the answer, whatever the status. Fails if the OpenAPI document does not tell of it. */
export async function call(method: string, url: string, { token, body, headers }: CallOptions = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
  const problems = undocumented(method, url, { ...answer, type: response.headers.get('content-type') });
  if (problems.length > 0) throw new Error(`openapi.json does not tell of this answer: ${problems.join('; ')}`);
  return answer;
}

interface CallOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

interface RetrieveOptions {
  top_k?: number;
  min_score?: number;
  filter?: object;
  explain?: boolean;
  as_of?: string;
}

/** Returns the calls of one workspace. */
export const workspaceClient = (url: string, token = BOOTSTRAP_KEY) => ({
  store: (text: string, meta?: object) =>
    call('POST', `${url}/v1/memory/store`, { token, body: { text, ...(meta && { meta }) } }),
  retrieve: (query: string, options: RetrieveOptions = {}) =>
    call('POST', `${url}/v1/memory/retrieve`, { token, body: { query, ...options } }),
  status: () => call('GET', `${url}/v1/status`, { token }),
  health: () => call('GET', `${url}/v1/optimize/health`, { token }),
});

/** Calls the admin API. */
export const admin = (url: string, method: string, path: string, body?: unknown) =>
  call(method, `${url}/admin/v1${path}`, { token: ADMIN_TOKEN, body });

/** Creates a workspace and returns its client. Its default plan has no low limits. */
export async function newWorkspace(url: string, name = 'test', plan: string | null = 'self-hosted') {
  const { body } = await admin(url, 'POST', '/workspaces', { name, plan });
  return {
    id: body.workspace.id as number,
    keyId: body.api_key.id as number,
    key: body.api_key.key as string,
    ...workspaceClient(url, body.api_key.key),
  };
}

/** The service remembers its readiness for a second. */
const READY_WITHIN_MS = 5_000;

/** Asks for the readiness of a service until its status matches, or for some seconds. Returns the last answer. */
export async function readinessUntil(url: string, status: RegExp) {
  for (const end = Date.now() + READY_WITHIN_MS; ; ) {
    const { body } = await call('GET', `${url}/readyz`);
    if (status.test(body.status) || Date.now() > end) return body;
    await sleep(50);
  }
}

/** Returns the metrics of a service as of now: it remembers them for a second. */
export async function metricsOf(url: string): Promise<string> {
  await sleep(1_000);
  return (await fetch(`${url}/metrics`)).text();
}
