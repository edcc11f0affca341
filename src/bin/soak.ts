#!/usr/bin/env node
import { Command } from 'commander';
import { exitWith } from './cli/cli-error.js';
import { addSoakOptions } from './soak/soak.command.js';

const program = addSoakOptions(
  new Command('soak').description(
    'Kills, fuzzes, overloads and restarts the service, and counts what it should not have done. See docs/reliability.md.',
  ),
);
await program.parseAsync().catch(exitWith);
