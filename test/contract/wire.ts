import http, { type IncomingHttpHeaders } from 'node:http';
import net from 'node:net';

/** An answer as received. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Call {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | null;
}

const TIMEOUT_MS = 20_000;

/** Sends one request on a new connection. */
export function call(base: URL, { method = 'GET', path, headers = {}, body = null }: Call): Promise<Answer> {
  const length = body === null ? (['POST', 'PUT', 'PATCH'].includes(method) ? '0' : undefined) : String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        hostname: base.hostname,
        port: base.port,
        method,
        path,
        headers: { connection: 'close', ...headers, ...(length && { 'content-length': length }) },
        timeout: TIMEOUT_MS,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/**
 * Writes bytes to a connection and returns everything received until the other side closes it, or sends nothing for
 * `idleMs`.
 */
export function rawCall(base: URL, parts: (string | Buffer)[], idleMs = 1500): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(base.port), base.hostname);
    let received = '';
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    for (const part of parts) socket.write(part);
  });
}
