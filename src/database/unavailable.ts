const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
]);
/**
 * SQLSTATEs: connection failures (08), insufficient resources (53), system errors (58), serialization failures and
 * deadlocks (40), a timeout (57014) of a statement, of a lock (55P03) or of a transaction that was idle (25P03), a server
 * that shuts down or starts (57P0x), a standby that cannot write (25006), a database that does not exist (3D000) or
 * accepts no connections (55000), refused credentials (28000, 28P01), and a workspace that is moving (see `isMoving`).
 */
const SQL_STATE = /^(?:08...|53...|58...|40...|57014|55P03|25P03|57P0[123]|25006|3D000|55000|28000|28P01|MNMOV)$/;
/** The messages of errors that pg, its pool and TypeORM throw without a code. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
  'Driver not Connected',
];
const MESSAGE_WITHOUT_CODE = new RegExp(`^(?:${MESSAGES.join('|')})`);
/** Maximum depth of nested causes that are examined. */
const MAX_CAUSES = 5;

/** The errors of connecting, whatever their code. */
const ofConnecting = new WeakSet<Error>();

/** Marks the error of a connection that could not be made, and returns it. */
export function markUnavailable<E extends Error>(error: E): E {
  ofConnecting.add(error);
  return error;
}

/** True if `error` means that a service which this one depends on is unavailable, rather than that it refused a request. */
export function isUnavailable(error: unknown, causes = MAX_CAUSES): boolean {
  if (!(error instanceof Error) || causes === 0) return false;
  if (ofConnecting.has(error)) return true;
  const { code, syscall, driverError, cause } = error as Error & Record<string, unknown>;
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || SQL_STATE.test(code))) return true;
  // A missing file is a bug, but a missing socket means that the database is down.
  if (code === 'ENOENT' && syscall === 'connect') return true;
  if (MESSAGE_WITHOUT_CODE.test(error.message)) return true;
  const inner = [driverError, cause, ...(error instanceof AggregateError ? error.errors : [])];
  return inner.some((each) => isUnavailable(each, causes - 1));
}
