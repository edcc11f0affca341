import { ApiConflictResponse, ApiNotFoundResponse, ApiPreconditionFailedResponse } from '@nestjs/swagger';

const DETAIL = { schema: { $ref: '#/components/schemas/ErrorDetail' } };

/** Documents a 404 that says in its `detail` what is missing. */
export const ApiNotFound = (description: string): MethodDecorator => ApiNotFoundResponse({ description, ...DETAIL });

/** Documents a 409 that says in its `detail` what is in the way. */
export const ApiConflict = (description: string): MethodDecorator => ApiConflictResponse({ description, ...DETAIL });

/** Documents a 412. */
export const ApiPreconditionFailed = (description: string): MethodDecorator =>
  ApiPreconditionFailedResponse({ description, ...DETAIL });
