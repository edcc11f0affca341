#!/usr/bin/env node
import { exitWith } from './cli/cli-error.js';
import { makeProgram } from './cli/program.js';

const given = process.argv.slice(2);
await makeProgram()
  .parseAsync(given.length ? given : ['start'], { from: 'user' })
  .catch(exitWith);
