import type { CallToolResult } from '@modelcontextprotocol/server';
import type { FieldError } from '../../common/app-error.js';
import { render } from '../../common/json/json-render.js';
import type { ErrorAnswer } from '../../http/error-catalogue.js';
import { formatTime } from './format-time.js';

/** Maximum wait that is given in seconds; a longer one is given as the time when it ends. */
const MAX_WAIT_IN_SECONDS = 120;
/** First elements of `loc` in errors of the REST API. They are left out here, because a tool has nothing but arguments. */
const REQUEST_PARTS = new Set<unknown>(['body', 'query', 'path']);

/** Returns a result in words and as data, the data being what the REST API would have sent. */
export const toToolResult = (text: string, result: object): CallToolResult => ({
  content: [{ type: 'text', text }],
  structuredContent: JSON.parse(render(result)),
});

/** Converts an error response of the REST API to text for a model: the reason, and the time to wait before a retry. */
export const toToolError = (answer: ErrorAnswer, now: Date): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: reasonOf(answer, now) }],
});

/** Returns the reason of an error response in words, with the time to wait. */
export const reasonOf = ({ body, headers }: ErrorAnswer, now: Date): string =>
  wordsOf((body as { detail: string | FieldError[] }).detail) + waitOf(headers, now);

const wordsOf = (detail: string | FieldError[]): string =>
  Array.isArray(detail) ? `Invalid arguments: ${detail.map(fieldReason).join('; ')}` : detail;

function fieldReason({ loc, msg }: FieldError): string {
  const path = loc.length > 1 && REQUEST_PARTS.has(loc[0]) ? loc.slice(1) : loc;
  return path.length > 0 ? `${path.join('.')}: ${msg}` : msg;
}

function waitOf({ 'retry-after': seconds }: ErrorAnswer['headers'], now: Date): string {
  if (seconds === undefined) return '';
  if (Number(seconds) <= MAX_WAIT_IN_SECONDS) return `. Try again in ${seconds} s.`;
  return `. Try again after ${formatTime(new Date(now.getTime() + Number(seconds) * 1000))}.`;
}
