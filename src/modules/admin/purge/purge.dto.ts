import { ApiProperty } from '@nestjs/swagger';
import { ForbidExtra } from '../../../http/dto.js';
import { StringField } from '../../../http/fields.js';
import { openWord, orNull } from '../../../http/response-schema.js';
import { Count } from '../dto/limit.fields.js';
import type { Purge } from './purge.repository.js';

@ForbidExtra()
export class PurgeRequest {
  @StringField({ minLength: 1, maxLength: 200, description: 'The name of the workspace.', examples: ['Acme'] })
  confirm: string;
}

const STATES = { purging: 'rows are being deleted', done: 'nothing is left' };

/** The progress of a purge. */
export class PurgeResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty(openWord(STATES))
  state: string;

  @Count('Rows that are gone.', 120_000)
  rows_deleted: number;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  requested_at: Date;

  @ApiProperty({ ...orNull({ type: 'string', format: 'date-time' }), examples: ['2026-05-15T18:31:00Z'] })
  finished_at: Date | null;
}

/** Returns the answer with the progress of a purge. */
export const toPurgeResponse = ({ id, rowsDeleted, requestedAt, finishedAt }: Purge): PurgeResponse => ({
  workspace_id: id,
  state: finishedAt ? 'done' : 'purging',
  rows_deleted: rowsDeleted,
  requested_at: requestedAt,
  finished_at: finishedAt,
});
