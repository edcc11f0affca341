import { newWorkspace } from '../support/client.js';
import { embedded } from '../support/engines.js';
import { useSharedService } from '../support/shared-service.js';

/** A running service and a valid key of it. */
export interface Target {
  readonly base: URL;
  readonly key: string;
}

/**
 * Returns the service under test: the one named by CONTRACT_URL and CONTRACT_KEY, else our own build on the embedded
 * database. It is available from `beforeAll` on.
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
