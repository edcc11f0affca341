import type { FastifyRequest } from 'fastify';
import { packageVersion } from '../../http/openapi.js';
import { csrfTokenOf, type SessionKind } from '../auth/session.js';
import type { Session } from '../auth/sessions.service.js';

/** The facts about a session that its pages need. */
export interface SessionResponse {
  readonly kind: SessionKind;
  /** Sent back as `X-CSRF-Token` with every call. */
  readonly csrf_token: string;
  readonly expires_at: Date;
  /** Version of the service. */
  readonly version: string;
}

export const toSessionResponse = ({ id, kind, expiresAt }: Session): SessionResponse => ({
  kind,
  csrf_token: csrfTokenOf(id),
  expires_at: expiresAt,
  version: packageVersion(),
});

/** True if the browser speaks TLS, to this service or to a proxy in front of it: its cookie must then never travel without. */
export const isSecure = ({ protocol, headers }: Pick<FastifyRequest, 'protocol' | 'headers'>): boolean =>
  protocol === 'https' || headers['x-forwarded-proto'] === 'https';
