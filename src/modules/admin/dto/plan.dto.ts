import { Matches } from 'class-validator';
import { ForbidExtra } from '../../../http/dto.js';
import { StringField } from '../../../http/fields.js';
import { MAX_PLAN_CODE_LENGTH, PLAN_CODE } from '../../workspaces/plan.service.js';
import { QuotaField, RateLimitField } from './limit.fields.js';

const NO_QUOTA = 'null: no quota.';
const MAX_KEYS = 'Keys of each workspace; null: no bound. Keys above it that are there already stay.';

@ForbidExtra()
export class CreatePlanRequest {
  @StringField({
    minLength: 1,
    maxLength: MAX_PLAN_CODE_LENGTH,
    description: 'What it is called here, for good: lower-case words and numbers joined by hyphens.',
    examples: ['team'],
  })
  @Matches(PLAN_CODE, { message: 'a code is made of lower-case words and numbers joined by hyphens' })
  code: string;

  @StringField({ minLength: 1, maxLength: 200, description: 'What people see.', examples: ['Team'] })
  name: string;

  @RateLimitField({ default: 30, nullable: true, description: 'Memory calls a minute.' })
  rpm_limit: number;

  @RateLimitField({ default: 15, nullable: true, description: 'Memory calls in one burst.' })
  burst_limit: number;

  @QuotaField({ description: `Stores a month; ${NO_QUOTA}` })
  memory_write_limit?: number | null;

  @QuotaField({ description: `Retrieves a month; ${NO_QUOTA}` })
  memory_retrieve_limit?: number | null;

  @RateLimitField({ optional: true, nullable: true, description: MAX_KEYS })
  max_keys?: number | null;
}

/** The body that changes a plan: absent fields keep their values. The code of a plan cannot be changed. */
@ForbidExtra()
export class UpdatePlanRequest {
  @StringField({ optional: true, nullable: true, minLength: 1, maxLength: 200, description: 'What people see.' })
  name?: string | null;

  @RateLimitField({ optional: true, nullable: true, description: 'Memory calls a minute.' })
  rpm_limit?: number | null;

  @RateLimitField({ optional: true, nullable: true, description: 'Memory calls in one burst.' })
  burst_limit?: number | null;

  @QuotaField({ description: `Stores a month; ${NO_QUOTA}` })
  memory_write_limit?: number | null;

  @QuotaField({ description: `Retrieves a month; ${NO_QUOTA}` })
  memory_retrieve_limit?: number | null;

  @RateLimitField({ optional: true, nullable: true, description: MAX_KEYS })
  max_keys?: number | null;
}
