import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error.js';
import { answerTo, type ErrorAnswer, plainAnswer } from './error-catalogue.js';
import { sendError } from './reply.js';
import { isUnavailable } from './unavailable.js';

/** The only place that turns a failure into a response. What nobody foresaw is logged here once and becomes a bare 500. */
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
    sendError(reply, request.server.errorForms.apply(request.url, this.answer(exception), exception));
  }

  private answer(exception: unknown): ErrorAnswer {
    if (exception instanceof AppError) {
      if (exception.code === 'unavailable')
        this.logger.error('A service behind this one cannot be reached', stackOf(exception.cause));
      return answerTo(exception);
    }
    if (isUnavailable(exception)) return this.answer(new AppError('unavailable', { cause: exception }));
    if (exception instanceof HttpException && exception.getStatus() < 500) return httpAnswer(exception);
    this.logger.error('Unexpected failure', stackOf(exception));
    return plainAnswer(500, STATUS_CODES[500]!);
  }

  /** The status line is out: all that is left is to break the connection, so that nobody takes half an answer for a whole one. */
  private abandon(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.raw.writableFinished) return;
    this.logger.error(`Failed while answering ${request.method} ${request.routeOptions?.url ?? ''}`, stackOf(exception));
    reply.raw.destroy();
  }
}

/** Nest's own exceptions, and what it makes of Fastify's. Their 404 names the path, ours never does. */
function httpAnswer(exception: HttpException): ErrorAnswer {
  const status = exception.getStatus();
  const reason = STATUS_CODES[status] ?? 'Error';
  return plainAnswer(status, status === 404 ? reason : exception.message || reason);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`;
}
