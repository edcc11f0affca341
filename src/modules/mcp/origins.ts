import { localhostAllowedOrigins, validateOriginHeader } from '@modelcontextprotocol/server';

/** Injection token: the origins of pages that may call the endpoint besides those of this machine; `*`: all. */
export const CORS_ORIGINS = Symbol('CORS_ORIGINS');

/** True for the origin of a page that may call the endpoint. */
export const isAllowedOrigin = (origin: string, others: readonly string[]): boolean =>
  others.includes('*') || others.includes(origin) || validateOriginHeader(origin, localhostAllowedOrigins()).ok;
