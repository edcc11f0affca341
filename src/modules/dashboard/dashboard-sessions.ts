import { Injectable } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';
import { clientAddress } from '../../http/client-address.js';
import { SESSION_COOKIE, SESSION_MS } from '../auth/session.js';
import { Sessions } from '../auth/sessions.service.js';
import { SignIn } from '../auth/sign-in.service.js';
import { isSecure, type SessionResponse, toSessionResponse } from './session.mapper.js';

/** The sessions as browsers see them: cookies. */
@Injectable()
export class DashboardSessions {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
  ) {}

  /** @throws AppError as `SignIn.signIn` */
  async signIn(request: FastifyRequest, reply: FastifyReply, token: string): Promise<SessionResponse> {
    const session = await this.signIns.signIn(clientAddress(request), token.trim(), new Date());
    setCookie(request, reply, session.id, SESSION_MS / 1000);
    return toSessionResponse(session);
  }

  /** Answers 204 to a browser that is not signed in: that is no failure, which its console would show. */
  async show(request: FastifyRequest, reply: FastifyReply): Promise<SessionResponse | undefined> {
    const session = await this.sessions.find(request);
    reply.header('cache-control', 'no-store').code(session ? 200 : 204);
    return session && toSessionResponse(session);
  }

  /** Ends the session of the browser. @throws AppError `missing_credentials` if another site sent the request */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await this.sessions.of(request);
    if (!session) throw new AppError('missing_credentials');
    await this.sessions.close(session);
    setCookie(request, reply, '', 0);
  }
}

/** The cookie is sent to all of the service, because the API is; never along with a request that another site makes. */
function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void {
  reply.headers({
    'cache-control': 'no-store',
    'set-cookie': stringifySetCookie(SESSION_COOKIE, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: isSecure(request),
      maxAge,
    }),
  });
}
