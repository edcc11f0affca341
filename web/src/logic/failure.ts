import { ConnectionError, MnemonestError, RateLimitError } from '../../../sdk/typescript/src/mnemonest.js';
import { counted } from './format';

/** A failure in the words of a page. */
export interface Failure {
  readonly title: string;
  readonly detail: string;
  /** For the log of the service. */
  readonly requestId?: string;
}

/** Begins the message of a rule that goes beyond types, as in FastAPI. */
const OF_VALIDATORS = /^Value error, /;

/** Returns what to say about an error, and what to do about it. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof MnemonestError)) return { title: 'Something went wrong in this page', detail: String(error) };
  const id = error.requestId === undefined ? {} : { requestId: error.requestId };
  if (error instanceof ConnectionError)
    return { title: 'The service cannot be reached', detail: 'It may be restarting: try again in a moment.', ...id };
  const detail = detailOf(error);
  if (error instanceof RateLimitError && !error.isQuota)
    return { title: 'Too many calls', detail: `${detail}. Go on in ${counted(error.retryAfter ?? 1, 'second')}.`, ...id };
  if (error.statusCode === 404) return { title: 'It is not there, or not any more', detail, ...id };
  if ((error.statusCode ?? 0) >= 500) return { title: 'The service failed', detail, ...id };
  return { title: 'The service refused this', detail, ...id };
}

function detailOf({ detail, message }: MnemonestError): string {
  if (typeof detail === 'string') return detail;
  if (detail?.length)
    return detail.map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg.replace(OF_VALIDATORS, '')}`).join('; ');
  return message;
}
