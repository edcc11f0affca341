const DAY_MS = 86_400_000;

/** Returns the day of UTC some days before `now`, as the API takes it. */
export const daysBefore = (days: number, now: Date): string =>
  `${new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;
