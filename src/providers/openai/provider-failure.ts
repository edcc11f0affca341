/** A provider gave no usable answer. The message may be logged: it never contains the API key or the request. */
export class ProviderFailure extends Error {
  override readonly name: string = 'ProviderFailure';

  constructor(
    message: string,
    /** True if a retry of the same request may succeed. */
    readonly isTransient = false,
    /** The `Retry-After` of the answer. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** A provider answered, but not in the expected form. */
export class InvalidAnswer extends ProviderFailure {
  override readonly name = 'InvalidAnswer';
}
