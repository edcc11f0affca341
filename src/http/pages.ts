import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const HTML = 'text/html; charset=utf-8';

/** Allows only files of this server and no request to any other. Inline styles are needed: the scripts of two pages set them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The content of a page or a file of a page. */
export interface Page {
  readonly content: string | Buffer;
  readonly etag: string;
}

/** Sends a page, or 304 to a browser that has it. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, { content, etag }: Page): FastifyReply {
  reply.headers({ etag, 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY });
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(content);
}

export const etagOf = (content: string | Buffer): string => `"${createHash('sha256').update(content).digest('base64url')}"`;
