import { ArrayUnique, IsIn, IsOptional } from 'class-validator';
import { API_KEY_KINDS, type ApiKeyKind, KEY_OPERATIONS, type KeyOperation } from '../../../database/entities/api-key.entity.js';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuseValue } from '../../../http/field-readers.js';
import { BoolField, EnumField, IsoDateTimeField, StringField, StringListField } from '../../../http/fields.js';
import { RateLimitField } from './limit.fields.js';

const override = (description: string) => ({
  optional: true,
  nullable: true,
  description: `${description}; null: as its workspace has it. Those of the workspace bound all its keys together.`,
});

const LABEL = { minLength: 1, maxLength: 200, description: 'What the key is for.' } as const;

/** The bounds of a key. */
@ForbidExtra()
class KeyFields {
  @IsoDateTimeField({
    optional: true,
    nullable: true,
    description: 'From then on the key is unknown: calls with it answer 401. null: it does not expire.',
    examples: ['2027-01-01T00:00:00Z'],
  })
  expires_at?: Date | null;

  @StringListField({
    optional: true,
    nullable: true,
    minItems: 1,
    maxItems: KEY_OPERATIONS.length,
    description:
      'What it may do: `read` (retrieve, list, export), `write` (store, import, change, delete, erase). A call that needs the ' +
      'other one answers 403 `operation_not_allowed`. At first both.',
    examples: [['read']],
  })
  @IsOptional()
  @IsIn(KEY_OPERATIONS, { each: true, message: 'an operation is read or write' })
  @ArrayUnique({ message: 'operations must differ' })
  operations?: KeyOperation[] | null;

  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 256,
    description: 'Binds it to a user: it sees and writes only what has this `user_id` in its meta. null: to nobody.',
    examples: ['ana'],
  })
  user_id?: string | null;

  @RateLimitField(override('Memory calls a minute'))
  rpm_limit?: number | null;

  @RateLimitField(override('Memory calls in one burst'))
  burst_limit?: number | null;
}

@ModelRule<CreateKeyRequest>(({ expires_at: expiresAt }, loc) =>
  expiresAt && expiresAt <= new Date()
    ? refuseValue([...loc, 'expires_at'], 'expires_at must lie in the future', expiresAt)
    : undefined,
)
export class CreateKeyRequest extends KeyFields {
  @StringField(LABEL)
  label: string;

  @EnumField(API_KEY_KINDS, {
    default: 'workspace',
    nullable: true,
    description:
      'Which API it opens: `workspace` that under /v1, `azen` the Azen API under /api/v1, with 60 calls a minute of its own.',
  })
  kind: ApiKeyKind;
}

/** The body that changes a key: absent fields keep their values. */
export class UpdateKeyRequest extends KeyFields {
  @StringField({ ...LABEL, optional: true, nullable: true })
  label?: string | null;

  @BoolField({ optional: true, nullable: true, description: 'Calls with a disabled key answer 403.' })
  enabled?: boolean | null;
}
