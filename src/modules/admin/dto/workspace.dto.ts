import { ArrayUnique, IsIn, IsOptional, IsTimeZone, Matches, MaxDate, MinDate } from 'class-validator';
import type { BillingCycle } from '../../../database/entities/subscription.entity.js';
import {
  AUTO_APPLIED,
  type AutoApplied,
  WORKSPACE_STATUSES,
  type WorkspaceStatus,
} from '../../../database/entities/workspace.entity.js';
import { ForbidExtra } from '../../../http/dto.js';
import { EnumField, IntField, IsoDateTimeField, StringField, StringListField } from '../../../http/fields.js';
import { PageQuery } from '../../../http/page.dto.js';
import { QuotaField, RateLimitField } from './limit.fields.js';

/** Bounds of an anchor: times in responses have four digits for the year. */
const EARLIEST_ANCHOR = new Date('1970-01-01T00:00:00Z');
const LATEST_ANCHOR = new Date('9999-12-31T00:00:00Z');
const anchorRule = { message: 'an anchor lies between 1970 and 9999' };

const NAME = { minLength: 1, maxLength: 200 } as const;

const AS_PLAN = 'null: as the plan has it.';
const override = (description: string) => ({ optional: true, nullable: true, description: `${description}; ${AS_PLAN}` });

/** The settings of a workspace. Its days begin and end in its time zone: "by Friday" is until midnight there. */
@ForbidExtra()
class SettingFields {
  @StringField({
    optional: true,
    nullable: true,
    description: 'IANA name of the time zone that dates in texts are read in (UTC at first).',
    examples: ['Europe/Paris'],
  })
  @IsOptional()
  @IsTimeZone({ message: 'time_zone must be an IANA time zone, such as Europe/Paris' })
  time_zone?: string | null;

  @StringListField({
    optional: true,
    nullable: true,
    maxItems: 20,
    minLength: 1,
    maxLength: 64,
    description:
      'Keys of meta: memories that differ in the value of one are never compared with each other. `run_id`, `session_id` and ' +
      '`thread_id` only count where a memory has no `user_id`. Another list is applied to the memories that are there, too.',
    examples: [['user_id', 'agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id']],
  })
  @IsOptional()
  @Matches(/^[\w.:-]+$/, { each: true, message: 'a scope key consists of letters, digits, _, -, . and :' })
  @ArrayUnique({ message: 'scope keys must differ' })
  scope_keys?: string[] | null;

  @StringListField({
    optional: true,
    nullable: true,
    maxItems: AUTO_APPLIED.length,
    description: 'The kinds of recommendations that are applied without being asked: `duplicate`, `expired`. At first none.',
    examples: [['duplicate']],
  })
  @IsOptional()
  @IsIn(AUTO_APPLIED, { each: true, message: 'auto_apply takes duplicate and expired' })
  @ArrayUnique({ message: 'the kinds of auto_apply must differ' })
  auto_apply?: AutoApplied[] | null;

  @RateLimitField(override('Memory calls a minute, of all its keys together'))
  rpm_limit?: number | null;

  @RateLimitField(override('Memory calls in one burst, of all its keys together'))
  burst_limit?: number | null;

  @QuotaField(override('Stores a month'))
  memory_write_limit?: number | null;

  @QuotaField(override('Retrieves a month'))
  memory_retrieve_limit?: number | null;
}

const PLAN_RULES = { optional: true, nullable: true, minLength: 1, maxLength: 100 };

/** The settings of a workspace, the terms of its subscription, and its owner. */
class SubscriptionFields extends SettingFields {
  @StringField({ ...PLAN_RULES, description: 'Code of a plan; null: no subscription.' })
  plan?: string | null;

  @EnumField(['monthly', 'yearly'] satisfies BillingCycle[], {
    optional: true,
    nullable: true,
    description: 'How the subscription is billed (monthly at first); quotas are monthly all the same.',
  })
  billing_cycle?: BillingCycle | null;

  @IsoDateTimeField({
    optional: true,
    nullable: true,
    description:
      'The moment that quota months are counted from (at first that of subscribing). Another one may begin a new count.',
  })
  @IsOptional()
  @MinDate(EARLIEST_ANCHOR, anchorRule)
  @MaxDate(LATEST_ANCHOR, anchorRule)
  anchor?: Date | null;

  @IntField({
    optional: true,
    nullable: true,
    ge: 1,
    le: 2_147_483_647,
    description: 'Owner (at first the first account); a workspace of a suspended account answers 403.',
  })
  account_id?: number | null;
}

export class CreateWorkspaceRequest extends SubscriptionFields {
  @StringField({
    ...PLAN_RULES,
    description: 'Code of a plan; `self-hosted` if absent. null: no subscription, and the default rate limits.',
  })
  override plan?: string | null;

  @StringField(NAME)
  name: string;
}

/** The body that changes a workspace: absent fields keep their values; a limit of null falls back to the plan's. */
export class UpdateWorkspaceRequest extends SubscriptionFields {
  @StringField({ ...NAME, optional: true, nullable: true })
  name?: string | null;

  @EnumField(WORKSPACE_STATUSES, { optional: true, nullable: true })
  status?: WorkspaceStatus | null;
}

const STATUSES = [...WORKSPACE_STATUSES, 'limit_reached', 'deleted'] as const;

/** The query parameters of the list of workspaces. */
export class ListWorkspacesQuery extends PageQuery {
  @EnumField(STATUSES, { optional: true, description: 'Only those with this status; without it, all but the deleted ones.' })
  status?: (typeof STATUSES)[number];

  @IntField({ optional: true, ge: 1, le: 2_147_483_647, description: 'Only those of this account.' })
  account_id?: number;

  @StringField({ optional: true, minLength: 1, maxLength: 200, description: 'Only those with this in their name, in any case.' })
  q?: string;
}
