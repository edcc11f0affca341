/** Why the service cannot start, in one line for the operator. `main` prints the message without a stack and exits with 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
