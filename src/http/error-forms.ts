import type { ErrorAnswer } from './error-catalogue.js';

/** Converts our answer to a failure into the form of an API that the service is compatible with. */
export type ErrorForm = (answer: ErrorAnswer, failure: unknown) => ErrorAnswer;

/** The error forms of the parts of the server that do not use ours, by the prefix of their paths. */
export class ErrorForms {
  private readonly forms = new Map<string, ErrorForm>();

  /** @param prefix path such as `/api/v1`; the form applies to this path and to all paths below it */
  add(prefix: string, form: ErrorForm): void {
    this.forms.set(prefix, form);
  }

  /**
   * Returns the error form of a request; undefined: ours.
   * @param url with or without a query
   */
  of(url: string): ErrorForm | undefined {
    const [path = ''] = url.split(/[?#]/, 1);
    for (const [prefix, form] of this.forms) if (path === prefix || path.startsWith(`${prefix}/`)) return form;
    return undefined;
  }

  /** Returns the answer to a failed request in the error form of its path. */
  apply(url: string, answer: ErrorAnswer, failure: unknown): ErrorAnswer {
    return this.of(url)?.(answer, failure) ?? answer;
  }
}
