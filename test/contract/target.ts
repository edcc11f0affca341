import { embedded } from '../support/engines.js';
import { BOOTSTRAP_KEY, startService } from '../support/service.js';

/** A running service and a key that it takes. */
export interface Target {
  readonly base: URL;
  readonly key: string;
  stop(): Promise<void>;
}

/** The service that CONTRACT_URL and CONTRACT_KEY name, else our own on the embedded database. */
async function startTarget(): Promise<Target> {
  const { CONTRACT_URL, CONTRACT_KEY = '' } = process.env;
  if (CONTRACT_URL) return { base: new URL(CONTRACT_URL), key: CONTRACT_KEY, stop: async () => {} };
  const database = await embedded.create();
  const service = await startService(database.env);
  return {
    base: new URL(service.url),
    key: BOOTSTRAP_KEY,
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
}

/** Has a service run during the tests of a file; gives access to it from within them. */
export function useTarget(): () => Target {
  let target: Target | undefined;
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(() => target?.stop());
  return () => {
    if (target === undefined) throw new Error('The service is there from beforeAll on');
    return target;
  };
}
