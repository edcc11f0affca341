import type { ErrorAnswer } from './error-catalogue.js';

/** How an API that we stand in for words a failure. Status and headers of `usual` are what ours would say of it. */
export type ErrorForm = (usual: ErrorAnswer, failure: unknown) => ErrorAnswer;

/** The parts of the server whose failures have another form than ours, by the beginning of their paths. */
export class ErrorForms {
  private readonly forms = new Map<string, ErrorForm>();

  /** @param prefix such as `/api/v1`: it stands for itself and for what is below it */
  add(prefix: string, form: ErrorForm): void {
    this.forms.set(prefix, form);
  }

  /** The form of what a request asks for. @param url with or without a query */
  of(url: string): ErrorForm | undefined {
    const [path = ''] = url.split(/[?#]/, 1);
    for (const [prefix, form] of this.forms) if (path === prefix || path.startsWith(`${prefix}/`)) return form;
    return undefined;
  }

  /** The answer to a failure of a request, in the form that it is expected in. */
  apply(url: string, usual: ErrorAnswer, failure: unknown): ErrorAnswer {
    return this.of(url)?.(usual, failure) ?? usual;
  }
}
