#!/usr/bin/env node
import { exitWith } from './cli/cli-error.js';
import { migrate, UP_TO_DATE } from './cli/migrate.js';

await migrate().then(() => process.stdout.write(`${UP_TO_DATE}\n`), exitWith);
