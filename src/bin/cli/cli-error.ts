import { StartError } from '../../common/start-error.js';

/** A command failed. The message is one line for the user. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/**
 * Prints the error and sets the exit code 1, so that pending output is still written. Only an
 * unexpected error shows its stack.
 */
export function exitWith(error: unknown): void {
  const isExpected = error instanceof CliError || error instanceof StartError;
  process.stderr.write(`mnemonest: ${isExpected ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
