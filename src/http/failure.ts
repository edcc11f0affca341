import { STATUS_CODES } from 'node:http';
import { HttpException, type Logger } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { isUnavailable } from '../database/unavailable.js';
import { answerTo, type ErrorAnswer, plainAnswer } from './error-catalogue.js';

/** What the caller is told of anything that was thrown. What nobody foresaw is logged, once, and becomes a bare 500. */
export function answerToFailure(exception: unknown, logger: Logger): ErrorAnswer {
  if (exception instanceof AppError) {
    if (exception.code === 'unavailable') logger.error('A service behind this one cannot be reached', stackOf(exception.cause));
    return answerTo(exception);
  }
  if (isUnavailable(exception)) return answerToFailure(new AppError('unavailable', { cause: exception }), logger);
  if (exception instanceof HttpException && exception.getStatus() < 500) return httpAnswer(exception);
  logger.error('Unexpected failure', stackOf(exception));
  return plainAnswer(500, STATUS_CODES[500]!);
}

/** Nest's own exceptions, and what it makes of Fastify's. Their 404 names the path, ours never does. */
function httpAnswer(exception: HttpException): ErrorAnswer {
  const status = exception.getStatus();
  const reason = STATUS_CODES[status] ?? 'Error';
  return plainAnswer(status, status === 404 ? reason : exception.message || reason);
}

/** What a log line says of a failure, and of what caused it. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`;
}
