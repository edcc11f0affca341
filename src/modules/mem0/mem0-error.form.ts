import { isJsonObject } from '../../common/json/json-values.js';
import type { ErrorAnswer } from '../../http/error-catalogue.js';

/** The statuses whose answers of mem0 have the text as `error` too. */
const WITH_ERROR = new Set([400, 404, 409]);

/** Converts an error response of ours to one of mem0: broken fields are a 400, and every error is one line of text. */
export function toMem0Answer({ status: ownStatus, headers, body }: ErrorAnswer): ErrorAnswer {
  const status = ownStatus === 422 ? 400 : ownStatus;
  const { detail: own, code } = body as { detail?: unknown; code?: string };
  const detail = textOf(own);
  return {
    status,
    headers,
    body: { ...(code && { error: code, code }), ...(WITH_ERROR.has(status) && { error: detail }), detail },
  };
}

const textOf = (detail: unknown): string =>
  Array.isArray(detail) ? detail.map(lineOf).join('; ') : typeof detail === 'string' ? detail : 'Invalid request';

const lineOf = (item: unknown): string => {
  const { loc = [], msg = '' } = isJsonObject(item) ? (item as { loc?: unknown[]; msg?: string }) : {};
  const path = loc.slice(1).join('.');
  const text = msg.replace(/^Value error, /, '');
  return path ? `${path}: ${text}` : text;
};
