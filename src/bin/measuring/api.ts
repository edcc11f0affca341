/** An answer, or why there was none. */
export interface Answer {
  /** HTTP status; 0 if the connection broke or nothing came in time. */
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: parts of a soak look into any answer
  readonly body: any;
}

const WITHIN_MS = 60_000;

/** The parts of a request beside method and URL. */
interface Sent {
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes a call with a JSON body. A broken connection is an answer of status 0: a soak breaks connections on purpose. */
export async function call(method: string, url: string, { token, body, headers }: Sent): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  } catch (error) {
    return { status: 0, body: (error as Error).message };
  }
}
