/** An error of the log. */
export interface RecentError {
  readonly at: Date;
  /** The part of the service that logged it. */
  readonly context: string;
  readonly message: string;
  /** Null outside of a request. */
  readonly requestId: string | null;
}

const MAX_ERRORS = 20;
const MAX_LENGTH = 300;

const errors: RecentError[] = [];

/** Remembers an error that is being logged. */
export function rememberError({ message, ...error }: RecentError): void {
  errors.unshift({ ...error, message: message.slice(0, MAX_LENGTH) });
  errors.length = Math.min(errors.length, MAX_ERRORS);
}

/** Returns the last errors that this process logged, the newest first. */
export const recentErrors = (): readonly RecentError[] => [...errors];
