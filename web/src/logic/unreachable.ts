import { ConnectionError, MnemonestError } from '../../../sdk/typescript/src/errors.js';

const ANSWERS_OF_A_PROXY = [502, 504];

/** True for the status that a proxy answers when the service behind it is away. */
export const isAway = (status: number | undefined): boolean => ANSWERS_OF_A_PROXY.includes(Number(status));

/** True for a failure of every call: nobody answers, or a proxy does instead of the service. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof MnemonestError && isAway(error.statusCode));
