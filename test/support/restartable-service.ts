import { loadConfig } from '../../src/config/config.js';
import { openDatabase } from '../../src/database/data-source.js';
import type { Engine, TestDatabase } from './engines.js';
import { type RunningService, startService } from './service.js';

/** Runs a statement, without parameters. */
// biome-ignore lint/suspicious/noExplicitAny: rows of any statement
export type Query = (text: string) => Promise<any[]>;

/**
 * Gives each test of a suite a database of its own, and a service on it that the test starts and stops.
 * @param always variables of every start
 */
export function useRestartableService(engine: Engine, always: Record<string, string> = {}) {
  let database: TestDatabase;
  let service: RunningService | undefined;
  beforeEach(async () => {
    database = await engine.create();
  });
  afterEach(async () => {
    await stop();
    await database?.drop();
  });
  const stop = async (signal?: 'SIGKILL') => {
    await service?.stop(signal);
    service = undefined;
  };
  return {
    url: () => service!.url,
    /** Starts the service, after a stop of the one that runs. */
    start: async (variables: Record<string, string> = {}) => {
      await stop();
      service = await startService({ ...database.env, ...always, ...variables });
    },
    stop,
    /** Runs statements while the service is stopped: the embedded database serves one process only. */
    inDatabase: async <T>(work: (query: Query) => Promise<T>, variables: Record<string, string> = {}): Promise<T> => {
      await stop();
      const opened = await openDatabase(loadConfig({ ...database.env, ...always, ...variables }));
      try {
        return await work((text) => opened.dataSource.query(text));
      } finally {
        await opened.close();
      }
    },
  };
}
