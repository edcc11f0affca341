import type { CallToolResult } from '@modelcontextprotocol/server';
import type { FieldError } from '../../common/app-error.js';
import { render } from '../../common/json/json-render.js';
import type { ErrorAnswer } from '../../http/error-catalogue.js';
import { moment } from './moment.js';

/** Up to here a wait is told in seconds, beyond it as a moment. */
const LONG_WAIT_SECONDS = 120;
/** Where the REST API says that a field stands; a tool has arguments only. */
const PLACES = new Set<unknown>(['body', 'query', 'path']);

/** A result in words and as data, which is what the REST API would have answered. */
export const toToolResult = (text: string, result: object): CallToolResult => ({
  content: [{ type: 'text', text }],
  structuredContent: JSON.parse(render(result)),
});

/** What the REST API would have answered, for a model to read: why it failed, and when to try again. */
export const toToolError = ({ body, headers }: ErrorAnswer, now: Date): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: reasonOf((body as { detail: string | FieldError[] }).detail) + waitOf(headers, now) }],
});

const reasonOf = (detail: string | FieldError[]): string =>
  Array.isArray(detail) ? `Invalid arguments: ${detail.map(fieldReason).join('; ')}` : detail;

function fieldReason({ loc, msg }: FieldError): string {
  const path = loc.length > 1 && PLACES.has(loc[0]) ? loc.slice(1) : loc;
  return path.length > 0 ? `${path.join('.')}: ${msg}` : msg;
}

function waitOf({ 'retry-after': seconds }: ErrorAnswer['headers'], now: Date): string {
  if (seconds === undefined) return '';
  if (Number(seconds) <= LONG_WAIT_SECONDS) return `. Try again in ${seconds} s.`;
  return `. Try again after ${moment(new Date(now.getTime() + Number(seconds) * 1000))}.`;
}
