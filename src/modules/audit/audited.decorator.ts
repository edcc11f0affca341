import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { AUDITED, AuditInterceptor } from './audit.interceptor.js';

/**
 * Writes an entry into the audit for every call of an admin endpoint that succeeds, in the transaction of its change.
 * @param action what it does: `workspace.updated`
 */
export const Audited = (action: string): MethodDecorator =>
  applyDecorators(SetMetadata(AUDITED, action), UseInterceptors(AuditInterceptor));
