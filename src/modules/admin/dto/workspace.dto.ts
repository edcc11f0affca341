import { WORKSPACE_STATUSES, type WorkspaceStatus } from '../../../database/entities/workspace.entity.js';
import { EnumField, IntField, StringField } from '../../../http/fields.js';

const MAX_INT = 2_147_483_647;

export class CreateWorkspaceRequest {
  @StringField({ minLength: 1, maxLength: 200 })
  name: string;

  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 100,
    description: 'Code of a plan; none: no subscription.',
  })
  plan?: string | null;

  @IntField({ optional: true, ge: 1, le: MAX_INT, description: 'Owner; the first account if absent.' })
  account_id?: number;
}

/** Fields that are absent stay as they are; a limit of null falls back to the plan's. */
export class UpdateWorkspaceRequest {
  @EnumField(WORKSPACE_STATUSES, { optional: true })
  status?: WorkspaceStatus;

  @StringField({ optional: true, nullable: true, minLength: 1, maxLength: 100 })
  plan?: string | null;

  @IntField({ optional: true, nullable: true, ge: 1, le: MAX_INT })
  rpm_limit?: number | null;

  @IntField({ optional: true, nullable: true, ge: 1, le: MAX_INT })
  burst_limit?: number | null;

  @IntField({ optional: true, nullable: true, ge: 0, le: MAX_INT })
  memory_write_limit?: number | null;

  @IntField({ optional: true, nullable: true, ge: 0, le: MAX_INT })
  memory_retrieve_limit?: number | null;
}
