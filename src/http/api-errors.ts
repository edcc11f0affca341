import { ApiConflictResponse, ApiNotFoundResponse, ApiPreconditionFailedResponse } from '@nestjs/swagger';

const DETAIL = { schema: { $ref: '#/components/schemas/ErrorDetail' } };

/** Documents a 404 whose `detail` says what is missing. */
export const ApiNotFound = (description: string): MethodDecorator => ApiNotFoundResponse({ description, ...DETAIL });

/** Documents a 409 whose `detail` says what the conflict is. */
export const ApiConflict = (description: string): MethodDecorator => ApiConflictResponse({ description, ...DETAIL });

/** Documents a 412, the answer to an `If-Match` that no longer holds. */
export const ApiPreconditionFailed = (description: string): MethodDecorator =>
  ApiPreconditionFailedResponse({ description, ...DETAIL });
