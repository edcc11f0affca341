import { BoolField } from '../../../http/fields.js';

export class UpdateAccountRequest {
  @BoolField()
  suspended: boolean;
}
