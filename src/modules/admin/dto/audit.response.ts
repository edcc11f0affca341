import { ApiProperty } from '@nestjs/swagger';
import { NextCursor, openWord, orNull } from '../../../http/response-schema.js';

const ACTIONS = {
  'workspace.updated': 'an operator changed a workspace; and so on for accounts, workspaces, keys, plans and usage',
  'workspace.opened': 'an operator saw the memories of a workspace in the dashboard, recorded once an hour',
  'workspace.purged': 'all that a workspace had is gone',
  'memory.erased': 'what is stored of a subject was erased',
  'key.used_expired': 'a key was used after its expiry, recorded once an hour',
};

/** An entry of the audit. */
export class AuditEntryResponse {
  @ApiProperty({ type: 'integer', examples: [108] })
  id: number;

  @ApiProperty({
    ...orNull({ type: 'integer' }),
    description: 'null: no single workspace, or one that was purged.',
    examples: [42],
  })
  workspace_id: number | null;

  @ApiProperty({ description: '`admin`, `key:<id>`, or `service` for what it does by itself.', examples: ['admin'] })
  actor: string;

  @ApiProperty(openWord(ACTIONS))
  action: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What was changed, of what; no text of a memory and no secret.',
    examples: [{ changes: { rpm_limit: 60 } }],
  })
  details: Record<string, unknown>;

  @ApiProperty({ description: 'The `X-BizX-Request-ID` of the call.', examples: ['3f0c8a52-7d0c-4c5b-9a2f-1f0f6f0b8d11'] })
  request_id: string;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A page of the audit, the newest entry first. */
export class AuditListResponse {
  @ApiProperty({ type: [AuditEntryResponse] })
  entries: AuditEntryResponse[];

  @NextCursor()
  next_cursor: string | null;
}
