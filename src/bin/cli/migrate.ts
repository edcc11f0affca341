import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { loadConfig } from '../../config/config.js';
import { loadEnvFile } from '../../config/env-file.js';
import { openDatabase } from '../../database/data-source.js';
import { environment } from './environment.js';

/** The message after a migration. */
export const UP_TO_DATE = 'schema is up to date';

/**
 * Migrates the database of the service: opening it runs the migrations.
 * @throws StartError with one line for the operator
 */
export async function migrate(): Promise<void> {
  warnOnStandardError();
  loadEnvFile();
  const database = await openDatabase(loadConfig(environment));
  await database.close();
}

/** Sends warnings and errors to standard error: Nest's logger would write to standard output, which is for the result. */
function warnOnStandardError(): void {
  const write = (message: unknown) => process.stderr.write(`mnemonest: ${message}\n`);
  Logger.overrideLogger({ log: () => {}, warn: write, error: write });
}
