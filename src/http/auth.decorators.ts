import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../common/request-context.js';

/** The credentials that an endpoint requires; `foreign`: those of the API that it is compatible with. */
export type AuthKind = 'public' | 'metrics' | 'admin' | 'workspace' | 'foreign';

const AUTH = 'http:auth';
const DIAGNOSTIC = 'http:diagnostic';
const UNMETERED = 'http:unmetered';
const TOKENS = 'http:tokens';
const LONG_RUNNING = 'http:long-running';
const READS = 'http:reads';
const WHOLE_WORKSPACE = 'http:whole-workspace';

/** Extension that carries the AuthKind of an operation to `toFastApi`, which removes it from the OpenAPI document. */
export const AUTH_EXTENSION = 'x-auth';

/** Extension that marks a `@Diagnostic()` operation for `toFastApi`, which removes it from the OpenAPI document. */
export const DIAGNOSTIC_EXTENSION = 'x-diagnostic';

const auth = (kind: AuthKind): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(AUTH, kind), ApiExtension(AUTH_EXTENSION, kind));

/** Marks an endpoint that requires no credentials. */
export const Public = (): ClassDecorator & MethodDecorator => auth('public');

/** Marks an endpoint that requires the token of the metrics, where the operator has set one. */
export const MetricsOnly = (): ClassDecorator & MethodDecorator => auth('metrics');

/** Marks an endpoint that requires the admin token instead of a workspace key. */
export const AdminOnly = (): ClassDecorator & MethodDecorator => auth('admin');

/**
 * Marks an endpoint that is compatible with the API of another service. It has credentials and errors of its own: its own guard
 * checks them and its decorators document them.
 */
export const Foreign = (): ClassDecorator & MethodDecorator => auth('foreign');

/**
 * Marks an endpoint that works even while the workspace is suspended, throttled or over its quota, so
 * that a caller can ask why.
 */
export const Diagnostic = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(DIAGNOSTIC, true), ApiExtension(DIAGNOSTIC_EXTENSION, true));

/** Marks an endpoint whose requests take no token: the calls inside a request take their own. */
export const Unmetered = (): ClassDecorator & MethodDecorator => SetMetadata(UNMETERED, true);

/**
 * Sets how many tokens of the rate limits a call of this endpoint takes; without it, one.
 * @param tokensFor returns the number for a body that is not validated yet
 */
export const Tokens = (tokensFor: (body: unknown) => number): MethodDecorator => SetMetadata(TOKENS, tokensFor);

/** Marks an endpoint whose calls last as long as their client reads or sends, and mostly wait for it. */
export const LongRunning = (): MethodDecorator => SetMetadata(LONG_RUNNING, true);

/** Marks an endpoint that only reads, although its method is not GET. */
export const Reads = (): MethodDecorator => SetMetadata(READS, true);

/** Marks endpoints about all memories of a workspace: a key that is bound to a user may not call them. */
export const WholeWorkspace = (): ClassDecorator & MethodDecorator => SetMetadata(WHOLE_WORKSPACE, true);

/** True if the endpoint or its class is `@WholeWorkspace()`. */
export const isOfWholeWorkspace = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<true | undefined>(WHOLE_WORKSPACE, [context.getHandler(), context.getClass()]) ?? false;

/** Returns the AuthKind of the endpoint, or else of its class; `workspace` by default. */
export const authOf = (reflector: Reflector, context: ExecutionContext): AuthKind =>
  reflector.getAllAndOverride<AuthKind | undefined>(AUTH, [context.getHandler(), context.getClass()]) ?? 'workspace';

/** True if the endpoint or its class is `@Diagnostic()`. */
export const isDiagnostic = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<true | undefined>(DIAGNOSTIC, [context.getHandler(), context.getClass()]) ?? false;

/** True if the endpoint or its class is `@Unmetered()`. */
export const isUnmetered = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<true | undefined>(UNMETERED, [context.getHandler(), context.getClass()]) ?? false;

/** Returns the number of tokens of the rate limits that a call takes. */
export function tokensOf(reflector: Reflector, context: ExecutionContext): number {
  const tokensFor = reflector.get<((body: unknown) => number) | undefined>(TOKENS, context.getHandler());
  return tokensFor?.(context.switchToHttp().getRequest<FastifyRequest>().body) ?? 1;
}

/** True if the endpoint is `@LongRunning()`. */
export const isLongRunning = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.get<true | undefined>(LONG_RUNNING, context.getHandler()) ?? false;

/** Returns what a key must be allowed to do for a call; undefined for a `@Diagnostic()` endpoint, which any key may call. */
export function operationOf(reflector: Reflector, context: ExecutionContext): 'read' | 'write' | undefined {
  if (isDiagnostic(reflector, context)) return undefined;
  const { method } = context.switchToHttp().getRequest<{ method: string }>();
  const reads = reflector.get<true | undefined>(READS, context.getHandler()) ?? method === 'GET';
  return reads ? 'read' : 'write';
}

/** Returns the RequestContext that the auth guard set; undefined if the endpoint takes no workspace key. */
export const contextOf = (context: ExecutionContext): RequestContext | undefined =>
  context.switchToHttp().getRequest<{ ctx?: RequestContext }>().ctx;

/** Injects the RequestContext of the call. Only for endpoints that take a workspace key. */
export const Ctx = createParamDecorator((_data: unknown, context: ExecutionContext): RequestContext => contextOf(context)!);
