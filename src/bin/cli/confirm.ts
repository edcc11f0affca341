import { createInterface } from 'node:readline/promises';
import { CliError, UsageError } from './cli-error.js';

/**
 * Asks for confirmation on standard error; standard output is for the answer of the API.
 * @throws CliError unless `yes` is set or the answer is yes
 */
export async function confirm(question: string, yes: boolean | undefined): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new UsageError('--yes is needed where nobody can be asked');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D reject the promise, which counts as no.
  const answer = await terminal.question(`${question} [y/N] `).catch(() => '');
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new CliError('nothing was changed');
}
