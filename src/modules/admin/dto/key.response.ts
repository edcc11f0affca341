import { ApiProperty } from '@nestjs/swagger';
import { API_KEY_KINDS, type ApiKeyKind, KEY_OPERATIONS, type KeyOperation } from '../../../database/entities/api-key.entity.js';
import { NextCursor, orNull } from '../../../http/response-schema.js';
import { NullableCount } from './limit.fields.js';

const AS_WORKSPACE = 'null: as its workspace has it.';

/** A new key with its secret, which no other response contains. */
export class IssuedKeyResponse {
  @ApiProperty({ type: 'integer', examples: [17] })
  id: number;

  @ApiProperty({
    description: 'The secret. It is kept as a hash only and cannot be shown again.',
    examples: ['mnx_ws_0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'],
  })
  key: string;

  @ApiProperty({
    description: 'The first 14 characters of the key, and more where it names its installation.',
    examples: ['mnx_ws_0a1b2c3'],
  })
  prefix: string;
}

/** A key without its secret. */
export class KeyResponse {
  @ApiProperty({ type: 'integer', examples: [17] })
  id: number;

  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ type: 'string', enum: [...API_KEY_KINDS], description: 'Which API it opens.', examples: ['workspace'] })
  kind: ApiKeyKind;

  @ApiProperty({ description: 'What the key is for.', examples: ['ci'] })
  label: string;

  @ApiProperty({
    description: 'The first 14 characters of the key, and more where it names its installation.',
    examples: ['mnx_ws_0a1b2c3'],
  })
  prefix: string;

  @ApiProperty({ description: 'Calls with a disabled key answer 403.' })
  enabled: boolean;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...KEY_OPERATIONS] },
    description: 'What it may do.',
    examples: [['read', 'write']],
  })
  operations: readonly KeyOperation[];

  @ApiProperty({
    ...orNull({ type: 'string' }),
    description: 'The user whose memories alone it sees and writes; null: those of the workspace.',
    examples: ['ana'],
  })
  user_id: string | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'From then on calls with it answer 401; null: it does not expire.',
    examples: ['2027-01-01T00:00:00Z'],
  })
  expires_at: Date | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'The last call with it, to the minute; null: there was none.',
    examples: ['2026-05-15T18:30:00Z'],
  })
  last_used_at: Date | null;

  @NullableCount(`Memory calls a minute; ${AS_WORKSPACE}`)
  rpm_limit: number | null;

  @NullableCount(`Memory calls in one burst; ${AS_WORKSPACE}`)
  burst_limit: number | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A page of the keys of a workspace, oldest first. */
export class KeyListResponse {
  @ApiProperty({ type: [KeyResponse] })
  keys: KeyResponse[];

  @NextCursor()
  next_cursor: string | null;
}
