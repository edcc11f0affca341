import { CommanderError } from 'commander';
import { StartError } from '../../common/start-error.js';

/** A command failed. The message is one line for the user. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
}

/** A command line that cannot be carried out as it is written: exit code 2. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';
}

/**
 * Prints the error and sets the exit code, so that pending output is still written: 2 for a command line that is wrong, 1 for
 * anything else. Only an unexpected error shows its stack.
 */
export function exitWith(error: unknown): void {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const isExpected = error instanceof CliError || error instanceof StartError;
  process.stderr.write(`mnemonest: ${isExpected ? error.message : (error as Error).stack}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
