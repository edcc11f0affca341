import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../common/app-error.js';
import { isDiagnostic } from '../../http/auth.decorators.js';
import { accessRefusal } from './access-state.js';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** Refuses a request if the state of its key, workspace or account does not allow this endpoint (403). */
@Injectable()
export class WorkspaceStateGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { credential } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const refusal = credential && accessRefusal(credential, isDiagnostic(this.reflector, context));
    if (refusal) throw new AppError(refusal);
    return true;
  }
}
