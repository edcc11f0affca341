import { StartError } from '../../common/start-error.js';

/** Why a command did not work, in one line for whoever ran it. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Says what went wrong and makes the process end with 1, after what it has written is out. Only a bug shows its stack. */
export function exitWith(error: unknown): void {
  const isExpected = error instanceof CliError || error instanceof StartError;
  process.stderr.write(`mnemonest: ${isExpected ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
