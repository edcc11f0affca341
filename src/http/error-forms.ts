import { ByPrefix } from './by-prefix.js';
import type { ErrorAnswer } from './error-catalogue.js';

/** Converts our answer to a failure into the form of an API that the service is compatible with. */
export type ErrorForm = (answer: ErrorAnswer, failure: unknown) => ErrorAnswer;

/** The error forms of the parts of the server that do not use ours. */
export class ErrorForms extends ByPrefix<ErrorForm> {
  /** Returns the answer to a failed request in the error form of its path. */
  apply(url: string, answer: ErrorAnswer, failure: unknown): ErrorAnswer {
    return this.of(url)?.(answer, failure) ?? answer;
  }
}
