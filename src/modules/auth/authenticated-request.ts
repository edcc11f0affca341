import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../common/request-context.js';
import type { Credential } from './credential.repository.js';

/** A request behind the guards. BearerGuard sets both properties if the request has a valid workspace key. */
export type AuthenticatedRequest = FastifyRequest & { ctx?: RequestContext; credential?: Credential };
