#!/usr/bin/env node
import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { Command } from 'commander';
import { addBenchOptions } from './bench/bench.command.js';
import { exitWith } from './cli/cli-error.js';

process.env['ORT_DISABLE_TELEMETRY'] = '1';
// Errors go to standard error; standard output is for the report.
Logger.overrideLogger(['error', 'fatal']);

const program = addBenchOptions(
  new Command('bench').description(
    'Measures the service against what its parts could do, on an embedded database or on the server of DATABASE_URL.',
  ),
);
await program.parseAsync().catch(exitWith);
