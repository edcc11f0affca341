import { BoolField, StringField } from '../../../http/fields.js';
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
}

/** Fields that are absent stay as they are. */
export class UpdateKeyRequest extends KeyLimitFields {
  @BoolField({ optional: true, description: 'Calls with a disabled key answer 403.' })
  enabled?: boolean;
}
