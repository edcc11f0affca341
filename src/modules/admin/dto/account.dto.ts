import { ForbidExtra } from '../../../http/dto.js';
import { BoolField, StringField } from '../../../http/fields.js';

const NAME = { minLength: 1, maxLength: 200 } as const;

@ForbidExtra()
export class CreateAccountRequest {
  @StringField({ ...NAME, description: 'Who owns the workspaces.', examples: ['Acme'] })
  name: string;
}

/** The body that changes an account: absent fields keep their values. */
@ForbidExtra()
export class UpdateAccountRequest {
  @StringField({ ...NAME, optional: true, nullable: true, description: 'Who owns the workspaces.' })
  name?: string | null;

  @BoolField({ optional: true, nullable: true, description: 'Calls to the workspaces of a suspended account answer 403.' })
  suspended?: boolean | null;
}
