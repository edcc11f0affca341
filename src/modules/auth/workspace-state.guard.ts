import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../common/app-error.js';
import { otherUser } from '../../common/subject.js';
import { isDiagnostic, isOfWholeWorkspace, operationOf } from '../../http/auth.decorators.js';
import { accessRefusal, assertAllowed } from './access-state.js';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** Refuses a request if key, workspace or account are in no state to call this endpoint, or the key is not for it (403). */
@Injectable()
export class WorkspaceStateGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { credential } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const refusal = credential && accessRefusal(credential, isDiagnostic(this.reflector, context));
    if (refusal) throw new AppError(refusal);
    if (credential?.boundUserId && isOfWholeWorkspace(this.reflector, context)) throw otherUser(credential.boundUserId);
    if (credential) assertAllowed(credential, operationOf(this.reflector, context));
    return true;
  }
}
