import { ApiProperty } from '@nestjs/swagger';
import { API_KEY_KINDS, type ApiKeyKind } from '../../../database/entities/api-key.entity.js';
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

  @ApiProperty({ description: 'The first 14 characters of the key.', examples: ['mnx_ws_0a1b2c3'] })
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

  @ApiProperty({ description: 'The first 14 characters of the key.', examples: ['mnx_ws_0a1b2c3'] })
  prefix: string;

  @ApiProperty({ description: 'Calls with a disabled key answer 403.' })
  enabled: boolean;

  @NullableCount(`Memory calls a minute; ${AS_WORKSPACE}`)
  rpm_limit: number | null;

  @NullableCount(`Memory calls in one burst; ${AS_WORKSPACE}`)
  burst_limit: number | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}
