import { ApiProperty } from '@nestjs/swagger';
import { WORKSPACE_STATUSES, type WorkspaceStatus } from '../../../database/entities/workspace.entity.js';
import { orNull } from '../../../http/response-schema.js';
import { IssuedKeyResponse } from './key.response.js';

/** A limit of the workspace's own. */
const Limit = (description: string) =>
  ApiProperty({
    ...orNull({ type: 'integer', minimum: 0 }),
    description: `${description}; null: as the plan has it.`,
    examples: [null],
  });

/** A workspace as an operator sees it. */
export class WorkspaceResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  id: number;

  @ApiProperty({ type: 'integer', description: 'Its owner.', examples: [1] })
  account_id: number;

  @ApiProperty({ examples: ['Acme'] })
  name: string;

  @ApiProperty({ type: 'string', enum: WORKSPACE_STATUSES, description: 'What an operator set.' })
  status: WorkspaceStatus;

  @ApiProperty({
    ...orNull({ type: 'string' }),
    description: 'Code of its plan; null without a subscription.',
    examples: ['free'],
  })
  plan: string | null;

  @Limit('Memory calls a minute')
  rpm_limit: number | null;

  @Limit('Memory calls in one burst')
  burst_limit: number | null;

  @Limit('Stores a month')
  memory_write_limit: number | null;

  @Limit('Retrieves a month')
  memory_retrieve_limit: number | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A new workspace and its first key. */
export class CreatedWorkspaceResponse {
  @ApiProperty()
  workspace: WorkspaceResponse;

  @ApiProperty()
  api_key: IssuedKeyResponse;
}
