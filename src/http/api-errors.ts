import { ApiConflictResponse, ApiExtension, ApiNotFoundResponse, ApiPreconditionFailedResponse } from '@nestjs/swagger';

const DETAIL = { schema: { $ref: '#/components/schemas/ErrorDetail' } };

/** Extension that marks an operation with an Idempotency-Key for `toFastApi`, which removes it from the OpenAPI document. */
export const IDEMPOTENT_EXTENSION = 'x-idempotent';

/** Extension for operations that may refuse a text (`pii_rejected`, `embedding_rejected`); `toFastApi` removes it. */
export const REFUSAL_EXTENSION = 'x-text-refused';

/** Documents the answers of an endpoint that takes an Idempotency-Key. */
export const ApiIdempotent = (): MethodDecorator => ApiExtension(IDEMPOTENT_EXTENSION, true);

/** Documents that a 422 may be the refusal of a text as a whole, which has a code and no list of fields. */
export const ApiTextRefused = (): MethodDecorator => ApiExtension(REFUSAL_EXTENSION, true);

/** Documents a 404 whose `detail` says what is missing. */
export const ApiNotFound = (description: string): MethodDecorator => ApiNotFoundResponse({ description, ...DETAIL });

/** Documents a 409 whose `detail` says what the conflict is. */
export const ApiConflict = (description: string): MethodDecorator => ApiConflictResponse({ description, ...DETAIL });

/** Documents a 412, the answer to an `If-Match` that no longer holds. */
export const ApiPreconditionFailed = (description: string): MethodDecorator =>
  ApiPreconditionFailedResponse({ description, ...DETAIL });
