import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../../database/database.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import type { RequestSpan } from '../../providers/tracing/tracer.js';

/** Stands for every path that there is not. */
const NO_ROUTE = 'none';

/** Routes that machines call every few seconds: their spans would hide everything else in a list of traces. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/** Measures the answers to all requests, and the connections to the database. */
@Injectable()
export class ServiceMetrics implements OnModuleInit {
  private readonly spans = new WeakMap<FastifyRequest, RequestSpan>();

  constructor(
    server: HttpAdapterHost,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    const fastify: FastifyInstance = server.httpAdapter.getInstance();
    if (metrics.tracing) fastify.addHook('onRequest', this.trace);
    fastify.addHook('onResponse', this.observe);
  }

  onModuleInit(): void {
    this.metrics.gaugeConnections(() => this.database.connections);
  }

  private readonly trace = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    const { id, method, headers } = request;
    const route = routeOf(request);
    if (route && UNTRACED.has(route)) {
      done();
    } else {
      const span = this.metrics.beginRequest({ id, method, route, headers }, done);
      if (span) this.spans.set(request, span);
    }
  };

  private readonly observe = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { method } = request;
    const route = routeOf(request) ?? NO_ROUTE;
    const answered = { method, route, status: reply.statusCode };
    this.metrics.observeRequest(answered, reply.elapsedTime / 1_000, this.spans.get(request));
    done();
  };
}

/** Returns the pattern of the route of a request; undefined where there is none. */
const routeOf = ({ is404, routeOptions }: FastifyRequest): string | undefined => (is404 ? undefined : routeOptions.url);
