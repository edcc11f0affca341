import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../../database/database.js';
import { Metrics } from '../../providers/metrics/metrics.js';

/** Stands for every path that there is not. */
const NO_ROUTE = 'none';

/** Measures the answers to all requests, and the connections to the database. */
@Injectable()
export class ServiceMetrics implements OnModuleInit {
  constructor(
    server: HttpAdapterHost,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    const fastify: FastifyInstance = server.httpAdapter.getInstance();
    fastify.addHook('onResponse', this.observe);
  }

  onModuleInit(): void {
    this.metrics.gaugeConnections(() => this.database.connections);
  }

  private readonly observe = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { method, is404, routeOptions } = request;
    const route = is404 ? NO_ROUTE : (routeOptions.url ?? NO_ROUTE);
    this.metrics.observeRequest({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  };
}
