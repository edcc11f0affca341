/** Properties of a failure besides its message. */
export interface FailureDetails {
  /** True if a retry of the same request may succeed. */
  readonly isTransient?: boolean;
  /** The `Retry-After` of the answer. */
  readonly retryAfterSeconds?: number | undefined;
  /** The HTTP status of the answer, if that is the failure. */
  readonly status?: number;
  /** The provider's own words about a status that is not a success, as {@link reasonIn} returns them. */
  readonly reason?: string | undefined;
  /** True if no answer came in time. */
  readonly isTimeout?: boolean;
}

/** A provider gave no usable answer. The message may be logged: it never contains the API key or the texts of the request. */
export class ProviderFailure extends Error {
  override readonly name: string = 'ProviderFailure';

  constructor(
    message: string,
    readonly details: FailureDetails = {},
  ) {
    super(message);
  }

  get isTransient(): boolean {
    return this.details.isTransient ?? false;
  }
}

/** A provider answered, but not in the expected form. */
export class InvalidAnswer extends ProviderFailure {
  override readonly name = 'InvalidAnswer';
}
