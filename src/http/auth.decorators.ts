import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { RequestContext } from '../common/request-context.js';

/** Whose credentials an endpoint takes; `foreign`: those of the API that it stands in for. */
export type AuthKind = 'public' | 'admin' | 'workspace' | 'foreign';

const AUTH = 'http:auth';
const DIAGNOSTIC = 'http:diagnostic';
const UNMETERED = 'http:unmetered';

/** Tells the OpenAPI document whose credentials an operation takes. Never shows there itself. */
export const AUTH_EXTENSION = 'x-auth';

/** Tells the OpenAPI document that an operation is `@Diagnostic()`. Never shows there itself. */
export const DIAGNOSTIC_EXTENSION = 'x-diagnostic';

const auth = (kind: AuthKind): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(AUTH, kind), ApiExtension(AUTH_EXTENSION, kind));

/** Needs no credentials. */
export const Public = (): ClassDecorator & MethodDecorator => auth('public');

/** Takes the admin token instead of a workspace key. */
export const AdminOnly = (): ClassDecorator & MethodDecorator => auth('admin');

/** Belongs to the API of another service, with credentials and errors of its own: a guard of its own sees to them, and its decorators describe them. */
export const Foreign = (): ClassDecorator & MethodDecorator => auth('foreign');

/** Works while the workspace is suspended, throttled or at its limit, so that a caller can ask why. */
export const Diagnostic = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(DIAGNOSTIC, true), ApiExtension(DIAGNOSTIC_EXTENSION, true));

/** Takes no token for the request itself: what is asked for in it takes its own. */
export const Unmetered = (): ClassDecorator & MethodDecorator => SetMetadata(UNMETERED, true);

/** What the endpoint says about credentials; its class speaks for it where it says nothing. */
export const authOf = (reflector: Reflector, context: ExecutionContext): AuthKind =>
  reflector.getAllAndOverride<AuthKind | undefined>(AUTH, [context.getHandler(), context.getClass()]) ?? 'workspace';

/** Whether the endpoint, or its class, is `@Diagnostic()`. */
export const isDiagnostic = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<true | undefined>(DIAGNOSTIC, [context.getHandler(), context.getClass()]) ?? false;

/** Whether the endpoint, or its class, is `@Unmetered()`. */
export const isUnmetered = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<true | undefined>(UNMETERED, [context.getHandler(), context.getClass()]) ?? false;

/** What the auth guard found out about the caller; undefined where the endpoint takes no workspace key. */
export const contextOf = (context: ExecutionContext): RequestContext | undefined =>
  context.switchToHttp().getRequest<{ ctx?: RequestContext }>().ctx;

/** The RequestContext of the call; not for endpoints that take no workspace key. */
export const Ctx = createParamDecorator((_data: unknown, context: ExecutionContext): RequestContext => contextOf(context)!);
