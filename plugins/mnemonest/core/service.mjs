import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { performance } from 'node:perf_hooks';

/** The share of a hook's time in which the connection must stand: 150 ms of the default second. */
const CONNECT_SHARE = 0.15;
const MAX_ANSWER_BYTES = 1_000_000;

/** The service is away, too slow, or answers something else than JSON. */
export class Unreachable extends Error {}

/**
 * Posts JSON to the service.
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} path
 * @param {unknown} body
 * @param {number} deadline the time of `performance.now()` by which the answer must be there
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, body: any }>}
 * @throws Unreachable
 */
export function post(settings, path, body, deadline, headers = {}) {
  const left = deadline - performance.now();
  if (left <= 0) return Promise.reject(new Unreachable('no time is left'));
  return new Promise((resolve, reject) => {
    const url = new URL(settings.url + path);
    const payload = Buffer.from(JSON.stringify(body));
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${settings.key}`,
        'content-type': 'application/json',
        'content-length': payload.length,
        ...headers,
      },
    });
    const fail = (/** @type {Error} */ { message }) => {
      clearTimeout(limit);
      reject(new Unreachable(message));
      request.destroy();
    };
    const limit = setTimeout(() => fail(new Error(`no answer within ${Math.round(left)} ms`)), left);
    request.on('error', fail);
    request.on('socket', (socket) => {
      if (!socket.connecting) return;
      const budget = Math.min(left, settings.limitMs * CONNECT_SHARE);
      const connect = setTimeout(() => fail(new Error(`no connection within ${Math.round(budget)} ms`)), budget);
      for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(connect));
    });
    request.on('response', async (response) => {
      try {
        const answer = await jsonOf(response);
        clearTimeout(limit);
        resolve({ status: response.statusCode ?? 0, body: answer });
      } catch (error) {
        fail(/** @type {Error} */ (error));
      }
    });
    request.end(payload);
  });
}

/** @param {import('node:http').IncomingMessage} response */
async function jsonOf(response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
