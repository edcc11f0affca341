import type { Lifetime } from '../../../common/lifetime.js';
import { ModelRule } from '../../../http/dto.js';
import {
  EnumField,
  FloatField,
  IntField,
  IsoDateTimeField,
  ModelField,
  ModelListField,
  ObjectField,
  StringField,
  StringListField,
} from '../../../http/fields.js';

import { EXPIRES_AT, MemoryFields, refuseLifetime } from '../../../http/lifetime.dto.js';

const MAX_INT32 = 2_147_483_647;
/** The largest number of a revision, far from that at which the next one no longer fits into its column. */
const MAX_REVISION = 1_000_000_000;
const TAG_LENGTH = 64;
/**
 * Maximum length in a line of an export: placeholders and merges make a memory longer than the text that a store
 * accepts.
 */
const MAX_EXPORTED_LENGTH = 100_000;

/** The temporal type of a memory, and its last moment. */
export class LineTemporal {
  @EnumField(['persistent', 'temporal'])
  type: 'persistent' | 'temporal';

  @StringField({ maxLength: MAX_EXPORTED_LENGTH })
  raw_text: string;

  @IsoDateTimeField({ optional: true, nullable: true })
  valid_until?: Date | null;
}

/** A link in a line of an export, to an older memory. */
export class LineLink {
  @IntField({ ge: 1, le: Number.MAX_SAFE_INTEGER })
  id: number;

  @FloatField({ ge: 0, le: 1 })
  confidence: number;
}

/** A revision in a line of an export. */
export class LineRevision {
  @IntField({ ge: 1, le: MAX_REVISION })
  revision: number;

  @StringField({ minLength: 1, maxLength: TAG_LENGTH })
  cause: string;

  @StringField({ minLength: 1, maxLength: MAX_EXPORTED_LENGTH })
  text: string;

  @ObjectField()
  meta: Record<string, unknown>;

  @IntField({ ge: 1, le: 10 })
  importance: number;

  @StringListField({ minItems: 1, maxItems: 3, minLength: 1, maxLength: TAG_LENGTH })
  categories: string[];

  @ModelField(() => LineTemporal)
  temporal: LineTemporal;

  @IsoDateTimeField()
  created_at: Date;
}

/** A line with a text and optional properties. */
export class PlainLine extends MemoryFields {
  @StringField({ minLength: 1, maxLength: 10_000 })
  text: string;

  @ObjectField({ optional: true, nullable: true })
  meta?: Record<string, unknown> | null;

  @StringField({ optional: true, nullable: true, minLength: 1, maxLength: 256 })
  external_id?: string | null;

  @IntField({ optional: true, nullable: true, ge: 1 })
  id?: number | bigint | null;

  @IntField({ optional: true, nullable: true, ge: 1, le: 10 })
  importance?: number | null;

  @StringListField({ optional: true, nullable: true, minItems: 1, maxItems: 3, minLength: 1, maxLength: TAG_LENGTH })
  categories?: string[] | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  created_at?: Date | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  updated_at?: Date | null;
}

/** A line of an export of this service. */
export class MemoryLine extends PlainLine {
  /** Version of the line's format: this service knows no other. */
  @IntField({ ge: 1, le: 1 })
  format: number;

  @StringField({ minLength: 1, maxLength: MAX_EXPORTED_LENGTH })
  override text: string;

  @ModelField(() => LineTemporal, { optional: true, nullable: true })
  temporal?: LineTemporal | null;

  @IntField({ default: 0, nullable: true, ge: 0, le: MAX_INT32 })
  access_count: number;

  @IntField({ default: 0, nullable: true, ge: 0, le: MAX_INT32 })
  inherited_count: number;

  @IsoDateTimeField({ optional: true, nullable: true })
  last_accessed_at?: Date | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  archived_at?: Date | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  optimized_at?: Date | null;

  @IntField({ optional: true, nullable: true, ge: 1, le: Number.MAX_SAFE_INTEGER })
  near_duplicate_of?: number | null;

  @IntField({ optional: true, nullable: true, ge: 1, le: Number.MAX_SAFE_INTEGER })
  follows?: number | null;

  @ModelListField(() => LineLink, { optional: true, nullable: true })
  supersedes?: LineLink[] | null;

  @ModelListField(() => LineRevision, { optional: true, nullable: true })
  revisions?: LineRevision[] | null;
}

/** A memory of mem0, as its `get_all` returns it, but for `expires_at`, which `mnemonest import --from` adds. */
@ModelRule<Mem0Line>(refuseLifetime)
export class Mem0Line implements Lifetime {
  @StringField({ minLength: 1, maxLength: 10_000 })
  memory: string;

  @ObjectField({ optional: true, nullable: true })
  metadata?: Record<string, unknown> | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  created_at?: Date | null;

  @IsoDateTimeField({ optional: true, nullable: true })
  updated_at?: Date | null;

  @IsoDateTimeField(EXPIRES_AT)
  expires_at?: Date | null;
}
