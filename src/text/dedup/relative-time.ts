import { temporalOf } from '../temporal/temporal.js';
import type { Moment, Neighbour } from './decision.js';

/** True if a memory means now the same as when it was stored: "The demo is tomorrow" of last week is about another demo. */
export const stillMeans = ({ text, saidAt }: Pick<Neighbour, 'text' | 'saidAt'>, { now, timeZone }: Moment): boolean =>
  endOf(text, saidAt, timeZone) === endOf(text, now, timeZone);

const endOf = (text: string, now: Date, timeZone: string) => temporalOf(text, now, timeZone).validUntil?.getTime();
