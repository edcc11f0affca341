#!/usr/bin/env node
import { Command } from 'commander';
import { exitWith } from './cli/cli-error.js';
import { addCalibrateCommand } from './eval/calibrate/calibrate.command.js';
import { addConversationsCommand } from './eval/chats.command.js';
import { addChatterCommand } from './eval/chatter.command.js';
import { addRetrievalCommand } from './eval/retrieval/retrieval.command.js';
import { addStoreCommand } from './eval/store.command.js';

const program = new Command('eval').description(
  'Measures how well the service understands what it is told, and finds it again. See docs/evals.md.',
);
addStoreCommand(program);
addChatterCommand(program);
addConversationsCommand(program);
addRetrievalCommand(program);
addCalibrateCommand(program);
await program.parseAsync().catch(exitWith);
