import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../common/request-context.js';
import type { Credential } from './credential.repository.js';

/** A request as the guards leave it: both are set once BearerGuard has found a workspace key. */
export type AuthenticatedRequest = FastifyRequest & { ctx?: RequestContext; credential?: Credential };
