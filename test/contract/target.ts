import { newWorkspace } from '../support/client.js';
import { embedded } from '../support/engines.js';
import { useSharedService } from '../support/shared-service.js';

/** A running service and a key that it takes. */
export interface Target {
  readonly base: URL;
  readonly key: string;
}

/**
 * What the tests of a file call: the service that CONTRACT_URL and CONTRACT_KEY name, else our own on the embedded database.
 * It is there from `beforeAll` on.
 */
export function useTarget(): () => Target {
  const { CONTRACT_URL, CONTRACT_KEY = '' } = process.env;
  if (CONTRACT_URL) return () => ({ base: new URL(CONTRACT_URL), key: CONTRACT_KEY });
  const service = useSharedService(embedded);
  let key: string;
  beforeAll(async () => {
    ({ key } = await newWorkspace(service.url));
  });
  return () => ({ base: new URL(service.url), key });
}
