import type { QueryCacheNotifyEvent } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { isUnreachable } from '../logic/unreachable';
import { queryClient } from './query-client';

const RETRY_MS = 3_000;

let reachable = true;

/** Returns true if the outcome of a call says that the service is there, or that it is not. */
function noteOutcome({ type, ...event }: QueryCacheNotifyEvent): boolean {
  if (type !== 'updated' || !('action' in event)) return false;
  const { action } = event;
  if (action.type === 'success') reachable = true;
  else if (action.type === 'failed' || action.type === 'error') reachable = !isUnreachable(action.error);
  else return false;
  return true;
}

const subscribe = (listener: () => void) =>
  queryClient.getQueryCache().subscribe((event) => {
    if (noteOutcome(event)) listener();
  });

/** Asks again, at once, for what could not be read. */
export const readAgain = (): Promise<void> =>
  queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });

/** Returns false while the service cannot be reached; what could not be read is then asked for until it is there again. */
export function useReachable(): boolean {
  const isReachable = useSyncExternalStore(subscribe, () => reachable);
  useEffect(() => {
    if (isReachable) return;
    const timer = setInterval(() => void readAgain(), RETRY_MS);
    return () => clearInterval(timer);
  }, [isReachable]);
  return isReachable;
}
