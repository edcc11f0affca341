import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerToFailure, stackOf } from './failure.js';
import { sendError } from './reply.js';

/** The only place that turns a failure into a response. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(ErrorFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    // The client hung up while its body was read: nobody is left to answer, and nothing is wrong with us.
    if (exception instanceof Error && exception === request.raw.errored) return;
    if (reply.sent || reply.raw.headersSent) {
      this.abandon(exception, request, reply);
      return;
    }
    sendError(reply, request.server.errorForms.apply(request.url, answerToFailure(exception, this.logger), exception));
  }

  /** The status line is out: all that is left is to break the connection, so that nobody takes half an answer for a whole one. */
  private abandon(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.raw.writableFinished) return;
    this.logger.error(`Failed while answering ${request.method} ${request.routeOptions?.url ?? ''}`, stackOf(exception));
    reply.raw.destroy();
  }
}
