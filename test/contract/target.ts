import { ECHO_KEY, startEchoApp } from './echo-app/echo-app.js';

/** A running service and a key that it takes. */
export interface Target {
  readonly base: URL;
  readonly key: string;
  stop(): Promise<void>;
}

/** The service that the contract is tested on: the one that CONTRACT_URL and CONTRACT_KEY name, else our HTTP layer alone. */
export async function startTarget(): Promise<Target> {
  const { CONTRACT_URL, CONTRACT_KEY = '' } = process.env;
  if (CONTRACT_URL) return { base: new URL(CONTRACT_URL), key: CONTRACT_KEY, stop: async () => {} };
  const app = await startEchoApp();
  return { base: new URL(await app.getUrl()), key: ECHO_KEY, stop: () => app.close() };
}
