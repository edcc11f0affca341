import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AuthenticationError, MnemonestError } from '../../../sdk/typescript/src/mnemonest.js';
import { sessionQuery } from '../api/session';

/** Failures that another attempt may mend: those of the network and of a service that restarts. */
const isPassing = (error: unknown): boolean =>
  error instanceof MnemonestError && (error.statusCode === undefined || error.statusCode >= 502);
const ATTEMPTS = 3;
/** The service may run on this very machine: it can be asked without a network. */
const NETWORK = 'always';

/** The session has ended: what is asked for it next leads to the page that signs in. */
const onError = (error: unknown): void => {
  if (error instanceof AuthenticationError) void queryClient.resetQueries(sessionQuery);
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (count, error) => isPassing(error) && count < ATTEMPTS, networkMode: NETWORK },
    mutations: { networkMode: NETWORK },
  },
});
