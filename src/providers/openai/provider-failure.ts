/** Why a provider gave no usable answer. The message is fit for a log: it never holds the API key, nor what was sent. */
export class ProviderFailure extends Error {
  override readonly name: string = 'ProviderFailure';

  constructor(
    message: string,
    /** Whether the same request may well succeed in a moment. */
    readonly isTransient = false,
    /** How long the provider asked to be left alone. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** It answered, but not what was asked for. */
export class InvalidAnswer extends ProviderFailure {
  override readonly name = 'InvalidAnswer';
}
