import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../common/app-error.js';
import { isDiagnostic } from '../../http/auth.decorators.js';
import { accessRefusal } from './access-state.js';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** Whether the key, its workspace and their account are in a state that lets this endpoint answer. */
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
