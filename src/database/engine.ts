import type { DataSource } from 'typeorm';

/** Whether this is the embedded database: one process, one session, one connection. */
export const isEmbedded = (dataSource: DataSource): boolean => !('url' in dataSource.options);
