const KEY = 'mnemonest-time-zone';

/** The zones that times can be shown in. */
export type ShownZone = 'local' | 'UTC';

/** Returns the zone that this browser shows times in; that of the viewer, unless another was chosen. */
export const shownZone = (): ShownZone => (globalThis.localStorage?.getItem(KEY) === 'UTC' ? 'UTC' : 'local');

/** Chooses the zone for this browser. */
export const chooseZone = (zone: ShownZone): void => localStorage.setItem(KEY, zone);
