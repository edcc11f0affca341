import { temporalOf } from '../temporal.js';
import type { Neighbour } from './decision.js';

/** Whether a memory means now what it meant when it was stored: "The demo is tomorrow" of last week is another demo. */
export const stillMeans = ({ text, createdAt }: Pick<Neighbour, 'text' | 'createdAt'>, now: Date): boolean =>
  endOf(text, createdAt) === endOf(text, now);

const endOf = (text: string, now: Date) => temporalOf(text, now).validUntil?.getTime();
