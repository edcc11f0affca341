import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { StartError } from '../common/start-error.js';
import { loadConfig } from '../config/config.js';
import { postgresOptions } from '../database/data-source.js';

const { databaseUrl, databasePoolSize } = loadConfig(process.env);
if (!databaseUrl) throw new StartError('DATABASE_URL must be set: the TypeORM CLI works on a PostgreSQL server');

/** The data source of the TypeORM CLI (`npm run typeorm -- migration:show`), exported by ormconfig.ts. */
export default new DataSource(postgresOptions(databaseUrl, databasePoolSize));
