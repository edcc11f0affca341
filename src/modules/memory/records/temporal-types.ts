import type { TemporalType } from '../../../text/temporal/temporal-type.js';

/** The temporal types with their meaning, for the schemas of answers. */
export const TEMPORAL_TYPES: Record<TemporalType, string> = {
  persistent: 'holds until further notice',
  temporal: 'ends at `valid_until`',
};
