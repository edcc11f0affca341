import { IntField, IsoDateTimeField, StringField } from '../../../http/fields.js';
import { PageQuery } from '../../../http/page.dto.js';

/** The query parameters of the audit. */
export class ListAuditQuery extends PageQuery {
  @IntField({ optional: true, ge: 1, le: 2_147_483_647, description: 'Only what concerns this workspace.' })
  workspace_id?: number;

  @StringField({
    optional: true,
    minLength: 1,
    maxLength: 100,
    description: 'Only this action, or those of a kind: `key` for `key.created`, `key.deleted` and so on.',
  })
  action?: string;

  @IsoDateTimeField({ optional: true, description: 'Only what was done at this moment (RFC 3339) or later.' })
  from?: Date;

  @IsoDateTimeField({ optional: true, description: 'Only what was done before this moment (RFC 3339).' })
  to?: Date;
}
