import { ForbidExtra } from '../../http/dto.js';
import { EnumField, IntField, StringField } from '../../http/fields.js';
import { FilterParameter } from '../memory/records/filter.dto.js';
import type { FilterNode } from '../memory/records/filter-node.js';
import {
  RECOMMENDATION_STATUSES,
  RECOMMENDATION_TYPES,
  type RecommendationStatus,
  type RecommendationType,
} from './recommendation.types.js';

@ForbidExtra()
export class RecommendationsQuery {
  @EnumField(Object.keys(RECOMMENDATION_STATUSES), { optional: true, description: 'Only those with this status.' })
  status?: RecommendationStatus;

  @EnumField(Object.keys(RECOMMENDATION_TYPES), { optional: true, description: 'Only those of this type.' })
  type?: RecommendationType;

  @FilterParameter('Only those about a memory that meets this filter, the JSON text of one as in a retrieve.')
  filter?: FilterNode | undefined;

  @IntField({ ge: 1, le: 100, default: 20, description: 'Most recommendations of a page.' })
  limit: number;

  @StringField({
    optional: true,
    maxLength: 200,
    description: 'The `next_cursor` of the page before, asked for in the same way.',
  })
  cursor?: string;
}

/** The path of one recommendation. */
export class RecommendationPath {
  @IntField({ ge: 1, le: Number.MAX_SAFE_INTEGER, description: 'Id of a recommendation of this workspace.' })
  recommendation_id: number;
}

/** The path of one run of the optimizer. */
export class RunPath {
  @StringField({ maxLength: 100, description: 'The `run_id` that asking for it was answered with.' })
  run_id: string;
}
