import { BoolField, StringField } from '../../../http/fields.js';

export class CreateKeyRequest {
  @StringField({ minLength: 1, maxLength: 200, description: 'What the key is for.' })
  label: string;
}

export class UpdateKeyRequest {
  @BoolField()
  enabled: boolean;
}
