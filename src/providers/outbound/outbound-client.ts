import { type LookupAddress, lookup } from 'node:dns';
import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressRules, isAllowedAddress } from './addresses.js';
import { urlProblem } from './url-rules.js';

/** Time for a whole call: name, connection, TLS, request and answer. */
const TIMEOUT_MS = 10_000;
/** Bytes of an answer that are read, so that its sender can finish. Their content is not looked at. */
const MAX_ANSWER_BYTES = 65_536;
const MAX_HEADER_BYTES = 16_384;

/** A call that got no answer. The message names no address of this network. */
export class OutboundFailure extends Error {
  override readonly name = 'OutboundFailure';
}

/** Resolves a name to all its addresses, as `dns.lookup` does with `all`. */
export type Resolve = (host: string, found: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface OutboundOptions extends AddressRules {
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
}

/** A text from a URL. */
export interface OutboundAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A call, and how its answer is read. */
interface OutboundCall<T> {
  readonly method: 'GET' | 'POST';
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
  readonly read: (answer: IncomingMessage) => Promise<T>;
}

/**
 * Calls URLs that strangers chose. A name is resolved once, its addresses are checked, and the connection is made to one of
 * the checked: a name that is resolved again for the connection could have other addresses by then (DNS rebinding). Redirects
 * are answers like any other. Each call has a connection of its own: one that is kept open may be closed by the other side just
 * when the next call is sent.
 */
export class OutboundClient {
  constructor(private readonly options: OutboundOptions) {}

  /** Returns the rule that a URL breaks; undefined if calls may be made to it. */
  problemOf(url: string): string | undefined {
    return urlProblem(url, this.options);
  }

  /**
   * Posts a body of JSON.
   * @param stopping aborts the call
   * @returns the status of the answer, whatever it is
   * @throws OutboundFailure if there is no answer, or the URL or all its addresses are refused
   */
  async post(url: string, headers: Record<string, string>, body: string, stopping?: AbortSignal): Promise<number> {
    return this.call(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        body,
        read: async (answer) => {
          await drain(answer);
          return answer.statusCode as number;
        },
      },
      stopping,
    );
  }

  /**
   * Gets a text in UTF-8.
   * @param maxBytes maximum size of the text
   * @throws OutboundFailure if there is no answer, it is larger, or the URL or all its addresses are refused
   */
  get(url: string, headers: Record<string, string>, maxBytes: number): Promise<OutboundAnswer> {
    const read = async (answer: IncomingMessage) => {
      const text = await textOf(answer, maxBytes);
      return { status: answer.statusCode as number, headers: answer.headers, text };
    };
    return this.call(url, { method: 'GET', headers, read });
  }

  private async call<T>(url: string, call: OutboundCall<T>, stopping?: AbortSignal): Promise<T> {
    const problem = this.problemOf(url);
    if (problem) throw new OutboundFailure(`the URL is refused: ${problem}`);
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    const signal = stopping ? AbortSignal.any([stopping, timeout]) : timeout;
    try {
      return await this.exchange(new URL(url), call, signal);
    } catch (error) {
      if (timeout.aborted) throw new OutboundFailure('there was no answer in time');
      if (error instanceof OutboundFailure) throw error;
      throw new OutboundFailure(reasonOf(error));
    }
  }

  private exchange<T>(url: URL, { method, headers, body, read }: OutboundCall<T>, signal: AbortSignal): Promise<T> {
    const options: RequestOptions = {
      method,
      headers,
      agent: false,
      lookup: this.lookup,
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    };
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const sent = request(url, options, (answer) => {
        read(answer).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Resolves a name to those of its addresses that are allowed; the connection goes to one of these. */
  private readonly lookup: LookupFunction = (host, { all }, done) => {
    const resolve: Resolve = this.options.resolve ?? ((name, found) => lookup(name, { all: true }, found));
    resolve(host, (error, addresses) => {
      if (error) return done(error, '', 0);
      const [first, ...others] = addresses.filter(({ address }) => isAllowedAddress(address, this.options));
      if (!first) return done(new OutboundFailure('its name has no public address'), '', 0);
      return all ? done(null, [first, ...others]) : done(null, first.address, first.family);
    });
  };
}

/** Reads an answer to its end, or to its bound; more is cut off. */
async function drain(answer: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_ANSWER_BYTES) break;
  }
}

async function textOf(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new OutboundFailure(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns why there is no answer, by its code alone: the message of an error names addresses. */
function reasonOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return `there is no connection (${typeof code === 'string' ? code : 'network error'})`;
}
