import { ForbidExtra } from '../../http/dto.js';
import { StringField } from '../../http/fields.js';

@ForbidExtra()
export class SignInRequest {
  @StringField({ minLength: 1, maxLength: 1024, description: 'The admin token, or the key of a workspace.' })
  token: string;
}
