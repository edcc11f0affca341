import { ECHO_KEY, startEchoApp } from './echo-app/echo-app.js';

/** A running service and a key that it takes. */
export interface Target {
  readonly base: URL;
  readonly key: string;
  stop(): Promise<void>;
}

/** The service that CONTRACT_URL and CONTRACT_KEY name, else our HTTP layer alone. */
async function startTarget(): Promise<Target> {
  const { CONTRACT_URL, CONTRACT_KEY = '' } = process.env;
  if (CONTRACT_URL) return { base: new URL(CONTRACT_URL), key: CONTRACT_KEY, stop: async () => {} };
  const app = await startEchoApp();
  return { base: new URL(await app.getUrl()), key: ECHO_KEY, stop: () => app.close() };
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
