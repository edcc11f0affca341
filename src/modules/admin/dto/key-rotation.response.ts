import { ApiProperty } from '@nestjs/swagger';
import { openWord, orNull } from '../../../http/response-schema.js';
import { Count } from './limit.fields.js';

const KEY_ROTATION_STATES = { rotating: 'texts are being brought under the key', done: 'all that can be read are' };

/** The progress of a key rotation. */
export class KeyRotationResponse {
  @ApiProperty({ type: 'integer', examples: [1] })
  id: number;

  @ApiProperty({ ...openWord(KEY_ROTATION_STATES) })
  state: string;

  @ApiProperty({
    ...orNull({ type: 'string' }),
    description: 'First 16 hexadecimal digits of the SHA-256 of the key; null: back to plain texts.',
    examples: ['5994471abb01112a'],
  })
  to_key_id: string | null;

  @Count('Memories with their revisions, queued turns and remembered answers that were not under the key when it began.', 5000)
  rows_total: number;

  @Count('Those that are now.', 3200)
  rows_done: number;

  @Count('Those that could not be decrypted: they stay as they are, and the log names them.', 0)
  rows_failed: number;

  @ApiProperty({ ...orNull({ type: 'number' }), description: 'Of the last seconds.', examples: [1210.5] })
  rows_per_second: number | null;

  @ApiProperty({ ...orNull({ type: 'integer' }), description: 'Until all are done, at that rate.', examples: [2] })
  seconds_left: number | null;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Why it does not go on at the moment; it is tried again.' })
  problem: string | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  started_at: Date;

  @ApiProperty({ ...orNull({ type: 'string', format: 'date-time' }), examples: ['2026-05-15T18:31:00Z'] })
  finished_at: Date | null;
}
