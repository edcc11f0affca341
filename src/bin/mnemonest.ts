#!/usr/bin/env node
import { loadEnvFile } from '../config/env-file.js';
import { isStart } from './cli/arguments.js';
import { exitWith } from './cli/cli-error.js';
import { makeProgram } from './cli/program.js';

const given = process.argv.slice(2);
try {
  loadEnvFile();
  await makeProgram().parseAsync(isStart(given) ? ['start', ...given] : given, { from: 'user' });
} catch (error) {
  exitWith(error);
}
