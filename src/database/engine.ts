import type { DataSource } from 'typeorm';

/** True if the data source is the embedded database, which has one process, one session and one connection. */
export const isEmbedded = (dataSource: DataSource): boolean => !('url' in dataSource.options);
