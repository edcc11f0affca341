import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiIdempotent } from '../../http/api-errors.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { MAX_KEY_LENGTH } from './idempotency-key.js';

/**
 * Lets a writing endpoint take an Idempotency-Key: the same request with the same key has one effect, and the same answer
 * for 24 hours. The writes of an endpoint that takes a workspace key must go through `IdempotentWrites`,
 * so that a crash between the work and its answer cannot make them happen twice; those of an operator must be in one transaction.
 */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes the call safe to repeat: the same request with the same key is done once and, for 24 hours, ' +
        'answered as it was the first time, with `Idempotency-Replayed: true`.',
      schema: { type: 'string', minLength: 1, maxLength: MAX_KEY_LENGTH },
    }),
    ApiIdempotent(),
  );
