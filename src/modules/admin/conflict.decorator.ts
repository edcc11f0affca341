import { ApiConflictResponse } from '@nestjs/swagger';

/** Documents a 409 that says in its `detail` what is in the way. */
export const ApiConflict = (description: string): MethodDecorator =>
  ApiConflictResponse({ description, schema: { $ref: '#/components/schemas/ErrorDetail' } });
