/** The service cannot start. The message is one line for the operator; `main` prints it without a stack and exits with 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
