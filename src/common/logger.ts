import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type LoggerOptions, type Logger as PinoLogger, pino } from 'pino';
import { rememberError } from './recent-errors.js';
import { currentRequestId } from './request-context.js';

/** Contexts of Nest that log every module and route at every start. */
const START_UP = new Set<unknown>(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/**
 * Writes structured JSON logs to a destination, one line per entry, with the id of the current request if there is one. Nest's
 * own messages pass through it too. Never log an Authorization header or the text of a memory.
 */
export class ServiceLogger implements LoggerService {
  private readonly pino: PinoLogger;

  /** @param destination standard output by default */
  constructor(level: string, destination: DestinationStream = pino.destination(1)) {
    const options: LoggerOptions = {
      level,
      base: { service: 'mnemonest', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId ? { request_id: requestId } : {};
      },
    };
    this.pino = pino(options, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(START_UP.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest passes the context as the last argument. If the first one is an Error or an object, the second is its message. */
  private write(level: 'info' | 'warn' | 'error' | 'fatal' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const fields = typeof message === 'object' && message !== null ? (message instanceof Error ? { err: message } : message) : {};
    const text = typeof message === 'object' ? (rest.length > 1 ? rest[0] : undefined) : String(message);
    const stack = typeof message !== 'object' && rest.length > 1 ? { stack: rest[0] } : {};
    if (level === 'error' || level === 'fatal') remember(context, message, text);
    this.pino[level]({ context, ...fields, ...stack }, text as string | undefined);
  }
}

function remember(context: unknown, message: unknown, text: unknown): void {
  const [line = ''] = String(message instanceof Error ? message.message : (text ?? message)).split('\n', 1);
  rememberError({ at: new Date(), context: String(context), message: line, requestId: currentRequestId() ?? null });
}
