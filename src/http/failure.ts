import { STATUS_CODES } from 'node:http';
import { HttpException, type Logger } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { isMoving } from '../database/move/moving.js';
import { isUnavailable } from '../database/unavailable.js';
import { answerTo, type ErrorAnswer, plainAnswer } from './error-catalogue.js';
import { FaultLog } from './fault-log.js';

/** The answer to a change of a workspace that is moving, which takes a minute or more, by how much there is of it. */
const MOVING = new AppError('unavailable', {
  detail: 'The workspace is moving to another installation, and cannot be changed meanwhile',
  retryAfterSeconds: 30,
});

const faults = new FaultLog();
const logFault = (logger: Logger, message: string, cause: unknown): void =>
  faults.error(logger, message, cause, () => stackOf(cause));

/** Returns the answer to a thrown value. An unexpected error is logged and becomes a 500 without details. */
export function answerToFailure(exception: unknown, logger: Logger): ErrorAnswer {
  if (exception instanceof AppError) {
    if (exception.code === 'unavailable') logFault(logger, 'A service behind this one cannot be reached', exception.cause);
    return answerTo(exception);
  }
  if (isMoving(exception)) return answerTo(MOVING);
  if (isUnavailable(exception)) return answerToFailure(new AppError('unavailable', { cause: exception }), logger);
  if (exception instanceof HttpException && exception.getStatus() < 500) return httpAnswer(exception);
  logFault(logger, 'Unexpected failure', exception);
  return plainAnswer(500, STATUS_CODES[500]!);
}

/** Returns the answer to an exception of Nest or Fastify. The detail of their 404 contains the path; ours does not. */
function httpAnswer(exception: HttpException): ErrorAnswer {
  const status = exception.getStatus();
  const reason = STATUS_CODES[status] ?? 'Error';
  return plainAnswer(status, status === 404 ? reason : exception.message || reason);
}

/** Returns the stack of an error and of its causes, for a log line. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`;
}
