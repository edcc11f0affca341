import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { loadConfig } from '../../config/config.js';
import { openDatabase } from '../../database/data-source.js';
import { environment } from './environment.js';

/** What is printed once the schema is the newest. */
export const UP_TO_DATE = 'schema is up to date';

/**
 * Opens the database that the service would use, which brings its schema up to date, and closes it.
 * @throws StartError with one line for the operator
 */
export async function migrate(): Promise<void> {
  warnOnStandardError();
  const database = await openDatabase(loadConfig(environment));
  await database.close();
}

/** Nest's logger would write to standard output, which is for the outcome. */
function warnOnStandardError(): void {
  const write = (message: unknown) => process.stderr.write(`mnemonest: ${message}\n`);
  Logger.overrideLogger({ log: () => {}, warn: write, error: write });
}
