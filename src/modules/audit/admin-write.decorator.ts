import { applyDecorators } from '@nestjs/common';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { Audited } from './audited.decorator.js';

/**
 * Marks an endpoint with which an operator changes something: it takes an Idempotency-Key, and every change has an entry in the
 * audit. A replayed answer has none, because nothing is changed.
 * @param action what it does: `workspace.updated`
 */
export const AdminWrite = (action: string): MethodDecorator => applyDecorators(Idempotent(), Audited(action));
