import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { Sweep } from '../../database/sweep.js';
import { sha256 } from './api-key.js';
import { CSRF_HEADER, csrfTokenOf, isSessionId, newSessionId, SESSION_COOKIE, SESSION_MS, type SessionKind } from './session.js';
import { type SessionRecord, SessionRepository } from './session.repository.js';

/** A session with its id, which only the cookie of the browser has. */
export interface Session extends SessionRecord {
  readonly id: string;
}

/** The browsers that are signed in to the dashboard. Their cookie stands for the token or key that they signed in with. */
@Injectable()
export class Sessions implements OnModuleInit, OnApplicationShutdown {
  private readonly sweep = new Sweep({
    name: 'ended sessions',
    everyMs: 3_600_000,
    batch: 500,
    step: (batch) => this.sessions.sweep(batch),
  });

  constructor(private readonly sessions: SessionRepository) {}

  onModuleInit(): void {
    this.sweep.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.sweep.stop();
  }

  /** Opens a session for a secret that was found to be right. */
  async open(kind: SessionKind, secretHash: Buffer, now: Date): Promise<Session> {
    const session = { id: newSessionId(), kind, secretHash, expiresAt: new Date(now.getTime() + SESSION_MS) };
    await this.sessions.insert(sha256(session.id), session);
    return session;
  }

  /** Returns the session of the request's cookie, undefined without one. It does not say that the dashboard sent the request. */
  async find({ headers }: Pick<FastifyRequest, 'headers'>): Promise<Session | undefined> {
    const id = parseCookie(headers.cookie ?? '')[SESSION_COOKIE];
    if (!isSessionId(id)) return undefined;
    const record = await this.sessions.find(sha256(id));
    return record && { ...record, id };
  }

  /** Returns the session of a request that the dashboard sent: one with the token that only its own pages know. */
  async of(request: Pick<FastifyRequest, 'headers'>): Promise<Session | undefined> {
    const presented = request.headers[CSRF_HEADER];
    if (typeof presented !== 'string') return undefined;
    const session = await this.find(request);
    return session && timingSafeEqual(sha256(csrfTokenOf(session.id)), sha256(presented)) ? session : undefined;
  }

  /** Ends a session. */
  close({ id }: Session): Promise<void> {
    return this.sessions.delete(sha256(id));
  }
}
