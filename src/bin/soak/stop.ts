const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

let isRequested = false;

/** Lets the first Ctrl-C end the soak after the round under way, with the figures so far: a long one is worth hours. */
export function stopsOnSignal(): void {
  const request = () => {
    isRequested = true;
    // The second one ends the process at once.
    for (const signal of SIGNALS) process.off(signal, request);
  };
  for (const signal of SIGNALS) process.on(signal, request);
}

/** True once somebody wants the soak to end. */
export const stopRequested = (): boolean => isRequested;
