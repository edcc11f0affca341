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
 * Classes of SQLSTATE: connection, resources, system, lost races; timed out or shutting down; a standby that cannot write; a database that is gone,
 * takes no connections, or no longer takes our password.
 */
const SQL_STATE = /^(?:08...|53...|58...|40...|57014|57P0[123]|25006|3D000|55000|28000|28P01)$/;
/** What pg, its pool and TypeORM say without any code. */
const MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Driver not Connected)/;
/** Causes within causes that are looked at. */
const MAX_CAUSES = 5;

/** Whether `error` says that a service behind this one cannot be reached, rather than that it did not like what it was asked. */
export function isUnavailable(error: unknown, causes = MAX_CAUSES): boolean {
  if (!(error instanceof Error) || causes === 0) return false;
  const { code, syscall, driverError, cause } = error as Error & Record<string, unknown>;
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || SQL_STATE.test(code))) return true;
  // A file that is missing is a bug; a socket that is missing is a database that is down.
  if (code === 'ENOENT' && syscall === 'connect') return true;
  if (MESSAGES.test(error.message)) return true;
  const inner = [driverError, cause, ...(error instanceof AggregateError ? error.errors : [])];
  return inner.some((each) => isUnavailable(each, causes - 1));
}
