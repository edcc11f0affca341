/** A directory holds no embedding model that the service can run. The message says why, in one line for the operator. */
export class UnusableModel extends Error {
  override readonly name = 'UnusableModel';
}
