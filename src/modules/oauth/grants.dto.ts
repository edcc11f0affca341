import { ApiProperty } from '@nestjs/swagger';
import { IntField } from '../../http/fields.js';
import { NextCursor, orNull } from '../../http/response-schema.js';
import { SCOPES, type Scope } from './metadata.js';

const ID = { ge: 1, le: 2_147_483_647 };

/** The path parameter of a grant or a workspace. */
export class GrantPath {
  @IntField(ID)
  id: number;
}

/** An application that may use a key of a workspace. */
export class GrantResponse {
  @ApiProperty({ type: 'integer', examples: [5] })
  id: number;

  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ type: 'integer', description: 'The key that was presented; the grant ends with it.', examples: [17] })
  api_key_id: number;

  @ApiProperty({ examples: ['claude.ai of Ana'] })
  api_key_label: string;

  @ApiProperty({
    description: 'That of its registration, or the address of the document that describes it.',
    examples: ['mnx_client_5f2nW0vTn1bq0WbJzq3m4A'],
  })
  client_id: string;

  @ApiProperty({ description: 'The name that the application gave itself.', examples: ['Claude'] })
  client_name: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...SCOPES] },
    description: 'What it may do, as far as the key may.',
    examples: [['read', 'write']],
  })
  scopes: readonly Scope[];

  @ApiProperty({ examples: ['2026-05-01T10:00:00Z'] })
  created_at: Date;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'When it last got tokens, which it does about once an hour while it is used.',
    examples: ['2026-05-15T18:30:00Z'],
  })
  last_used_at: Date | null;

  @ApiProperty({
    ...orNull({ type: 'string', format: 'date-time' }),
    description: 'When it ends unless it is used before, or when its key expires; null: it has no tokens any more.',
    examples: ['2026-06-14T18:30:00Z'],
  })
  expires_at: Date | null;
}

/** A page of the grants of a workspace, the oldest first. */
export class GrantListResponse {
  @ApiProperty({ type: [GrantResponse] })
  grants: GrantResponse[];

  @NextCursor()
  next_cursor: string | null;
}
