import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { openWord, orNull } from '../../../http/response-schema.js';
import type { DedupReason } from '../../../text/dedup/reason.js';
import type { RevisionCause } from '../records/revisions.js';
import { SupersessionResponse } from '../records/supersession.response.js';
import { DedupReasonResponse, TemporalResponse } from '../store/store.response.js';

const DATE = { type: 'string', format: 'date-time' } as const;
const dateOrNull = (description: string) => ({ ...orNull(DATE), description, examples: [null] });

const CAUSES: Record<RevisionCause, string> = {
  updated_existing: 'a store corrected, succeeded or enriched it',
  merged_existing: 'a store added facts to it',
  edited: 'it was edited',
  restored: 'an earlier revision was restored',
  archived: 'it was archived',
  unarchived: 'it was brought back from the archive',
  optimized: 'a recommendation of the optimizer was applied',
};

/** The content and traits of a memory or revision. */
class MemoryContentResponse {
  @ApiProperty({ examples: ['Client prefers async standups'] })
  text: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    selfRequired: true,
    description: 'What was stored with it, and nothing else.',
    examples: [{ source: 'slack' }],
  })
  meta: Record<string, unknown>;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10, examples: [5] })
  importance: number;

  @ApiProperty({ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, examples: [['project_management']] })
  categories: readonly string[];

  @ApiProperty()
  temporal: TemporalResponse;
}

/** A memory with all its properties, except for the vectors. */
export class MemoryResponse extends MemoryContentResponse {
  @ApiProperty({ type: 'integer', examples: [8421] })
  id: number;

  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'One more than it has revisions.', examples: [1] })
  version: number;

  @ApiProperty({
    ...orNull({ type: 'integer' }),
    description: 'The oldest of the near-duplicates that it belongs to; null where it is that one, or there are none.',
    examples: [null],
  })
  near_duplicate_of: number | null;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How often a retrieve returned it.', examples: [3] })
  access_count: number;

  @ApiProperty(dateOrNull('When a retrieve last returned it.'))
  last_accessed_at: Date | null;

  @ApiProperty({ ...DATE, description: 'When it was stored first.' })
  created_at: Date;

  @ApiProperty({ ...DATE, description: 'When its text or meta last changed.' })
  updated_at: Date;

  @ApiProperty(dateOrNull('Since when it is archived; null for a live one.'))
  archived_at: Date | null;

  @ApiProperty(dateOrNull('When it is forgotten, as its caller said; null for never.'))
  expires_at: Date | null;

  @ApiProperty({ ...DATE, description: 'When its text was said.' })
  valid_from: Date;

  @ApiProperty(dateOrNull('When a newer memory superseded it; null where none did, as far as is known.'))
  invalid_at: Date | null;

  @ApiProperty({ type: [SupersessionResponse], description: 'The older memories that it may supersede, the surest first.' })
  supersedes: readonly SupersessionResponse[];

  @ApiProperty({ type: [SupersessionResponse], description: 'The newer memories that may supersede it, the surest first.' })
  superseded_by: readonly SupersessionResponse[];

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'The id that you gave it; null for none.', examples: [null] })
  external_id: string | null;
}

/** A page of memories. */
export class MemoryListResponse {
  @ApiProperty({ type: [MemoryResponse], maxItems: 100, description: 'The newest first.' })
  memories: MemoryResponse[];

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'For the next page; null on the last one.', examples: [null] })
  next_cursor: string | null;
}

/** A revision: the content of a memory before a change. */
@ApiExtraModels(DedupReasonResponse)
export class RevisionResponse extends MemoryContentResponse {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that it was.', examples: [1] })
  revision: number;

  @ApiProperty(openWord(CAUSES))
  cause: RevisionCause;

  @ApiProperty({
    ...orNull({ $ref: getSchemaPath(DedupReasonResponse) }),
    description: 'The reason of the store that changed it, as its rules see it; null for an edit or a restore.',
  })
  reason: DedupReason | null;

  @ApiProperty({ ...DATE, description: 'When its text was said.' })
  valid_from: Date;

  @ApiProperty({ ...DATE, description: 'When the change was.' })
  replaced_at: Date;
}

/** A page of the revisions of a memory. */
export class HistoryResponse {
  @ApiProperty({ type: 'integer', examples: [8421] })
  memory_id: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'What it is now; the revisions are those before.', examples: [2] })
  version: number;

  @ApiProperty({ type: [RevisionResponse], maxItems: 100, description: 'The newest first.' })
  revisions: RevisionResponse[];

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'For the next page; null on the last one.', examples: [null] })
  next_cursor: string | null;
}

/** The answer of a change by filter, or of its dry run. */
export class ChangedMemoriesResponse {
  @ApiProperty({ description: 'Always `ok`.', examples: ['ok'] })
  status: string;

  @ApiProperty({ description: 'Whether nothing was changed, only counted.', examples: [false] })
  dry_run: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Memories that the filter fits.', examples: [3] })
  matched: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Memories that are changed now.', examples: [3] })
  changed: number;
}

/** The answer of a deletion by filter, or of its dry run. */
export class DeletedMemoriesResponse {
  @ApiProperty({ description: 'Always `ok`.', examples: ['ok'] })
  status: string;

  @ApiProperty({ description: 'Whether nothing was deleted, only counted.', examples: [false] })
  dry_run: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Memories that the filter fits.', examples: [3] })
  matched: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Memories that are gone now.', examples: [3] })
  deleted: number;
}
