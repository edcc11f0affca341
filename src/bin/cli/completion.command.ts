import { Argument, type Command } from 'commander';
import { completionScript, SHELLS, type Shell } from './completion.js';

/** Adds the command `mnemonest completion`. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description('print the script that completes commands and options: eval "$(mnemonest completion bash)"')
    .addArgument(new Argument('<shell>', 'whose script').choices(SHELLS))
    .action((shell: Shell) => {
      process.stdout.write(completionScript(program, shell));
    });
}
