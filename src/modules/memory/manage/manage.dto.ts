import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuse, refuseValue } from '../../../http/field-readers.js';
import { BoolField, IntField, IntListField, IsoDateTimeField, ObjectField, StringField } from '../../../http/fields.js';
import { EXPIRES_AT, refuseLifetime, TTL_SECONDS } from '../../../http/lifetime.dto.js';
import { isSelective } from '../records/memory-filter.js';
import { MAX_DELETED } from './deletion.service.js';
import { MemoryFilterQuery, toFilter, withinConditions } from './memory-filter.dto.js';

/** Maximum number of memories that one supersedes. */
const MAX_SUPERSEDED = 20;

/** The fields of a change whose null says "none". That of the others says "not given". */
const MEANS_NONE: ReadonlySet<string> = new Set(['meta', 'expires_at', 'ttl_seconds']);

const CURSOR = {
  optional: true,
  maxLength: 200,
  description: 'The `next_cursor` of the page before, asked for in the same way.',
};

export class ListMemoriesQuery extends MemoryFilterQuery {
  @IntField({ ge: 1, le: 100, default: 20, description: 'Most memories of a page.' })
  limit: number;

  @StringField(CURSOR)
  cursor?: string;
}

@ForbidExtra()
export class HistoryQuery {
  @IntField({ ge: 1, le: 100, default: 20, description: 'Most revisions of a page.' })
  limit: number;

  @StringField(CURSOR)
  cursor?: string;
}

/** Selects memories to delete or archive. Requires a filter: an empty parameter must not mean a whole workspace. */
@ModelRule<ChangeMemoriesQuery>((query, loc, input) => {
  if (!isSelective(toFilter(query))) return refuseValue(loc, 'at least one filter is needed', input);
  return query.dry_run || query.confirm !== undefined
    ? withinConditions(query, loc, input)
    : refuse('missing', [...loc, 'confirm'], 'Field required', null);
})
export class ChangeMemoriesQuery extends MemoryFilterQuery {
  @BoolField({ default: false, description: 'Only count the memories that it is about.' })
  dry_run: boolean;

  @IntField({
    optional: true,
    ge: 0,
    le: MAX_DELETED,
    description: 'How many memories that are, as a dry run counted them. Required, unless this is one.',
  })
  confirm?: number;
}

@ModelRule<UpdateMemoryRequest>((patch, loc, input) =>
  Object.entries(patch).every(([name, value]) => value === undefined || (value === null && !MEANS_NONE.has(name)))
    ? refuseValue(loc, 'text or meta is needed', input)
    : refuseLifetime(patch, loc),
)
export class UpdateMemoryRequest {
  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 10_000,
    description: 'What it is to say from now on; null to keep its text.',
  })
  text?: string | null;

  @ObjectField({
    optional: true,
    nullable: true,
    description: 'A merge patch (RFC 7396) of its meta: null takes a key away. Null takes all of the meta away.',
    examples: [{ source: 'slack', draft: null }],
  })
  meta?: Record<string, unknown> | null;

  @IntListField({
    optional: true,
    nullable: true,
    ge: 1,
    le: Number.MAX_SAFE_INTEGER,
    maxItems: MAX_SUPERSEDED,
    description:
      'The older memories that it supersedes, for sure: their `invalid_at` is set. Links to others are removed, so that ' +
      'an empty list says that it supersedes none.',
    examples: [[8403]],
  })
  supersedes?: number[] | null;

  @BoolField({
    optional: true,
    nullable: true,
    description: 'True takes it out of all searches, with its text and history kept; false brings it back.',
    examples: [false],
  })
  archived?: boolean | null;

  @IsoDateTimeField({ ...EXPIRES_AT, examples: [null] })
  expires_at?: Date | null;

  @IntField(TTL_SECONDS)
  ttl_seconds?: number | null;
}

/** The change of many memories. */
@ForbidExtra()
export class ChangeMemoriesRequest {
  @BoolField({ description: 'True takes them out of all searches, with texts and history kept; false brings them back.' })
  archived: boolean;
}

export class RestoreMemoryRequest {
  @IntField({ ge: 1, le: 2_147_483_647, description: 'One of the revisions in its history.' })
  revision: number;
}
