import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerToFailure, stackOf } from './failure.js';
import { sendError } from './reply.js';

/** Converts every failure of a request into a response. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(ErrorFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    // The client closed the connection while its body was read: nobody is left to answer, and the service has not failed.
    if (exception instanceof Error && exception === request.raw.errored) return;
    if (reply.sent || reply.raw.headersSent) {
      this.abandon(exception, request, reply);
      return;
    }
    sendError(reply, request.server.errorForms.apply(request.url, answerToFailure(exception, this.logger), exception));
  }

  /**
   * Destroys the connection if the status line is already sent, so that the client does not take half
   * an answer for a whole one.
   */
  private abandon(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.raw.writableFinished) return;
    this.logger.error(`Failed while answering ${request.method} ${request.routeOptions?.url ?? ''}`, stackOf(exception));
    reply.raw.destroy();
  }
}
