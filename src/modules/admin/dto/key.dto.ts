import { API_KEY_KINDS, type ApiKeyKind } from '../../../database/entities/api-key.entity.js';
import { BoolField, EnumField, StringField } from '../../../http/fields.js';
import { RateLimitField } from './limit.fields.js';

const override = (description: string) => ({
  optional: true,
  nullable: true,
  description: `${description}; null: as its workspace has it. Those of the workspace bound all its keys together.`,
});

class KeyLimitFields {
  @RateLimitField(override('Memory calls a minute'))
  rpm_limit?: number | null;

  @RateLimitField(override('Memory calls in one burst'))
  burst_limit?: number | null;
}

export class CreateKeyRequest extends KeyLimitFields {
  @StringField({ minLength: 1, maxLength: 200, description: 'What the key is for.' })
  label: string;

  @EnumField(API_KEY_KINDS, {
    default: 'workspace',
    description:
      'Which API it opens: `workspace` that under /v1, `azen` the Azen API under /api/v1, with 60 calls a minute of its own.',
  })
  kind: ApiKeyKind;
}

/** The body that changes a key: absent fields keep their values. */
export class UpdateKeyRequest extends KeyLimitFields {
  @BoolField({ optional: true, description: 'Calls with a disabled key answer 403.' })
  enabled?: boolean;
}
