import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '../../../http/response-schema.js';

/** The owner of workspaces. */
export class AccountResponse {
  @ApiProperty({ type: 'integer', examples: [1] })
  id: number;

  @ApiProperty({ examples: ['Default'] })
  name: string;

  @ApiProperty({ description: 'Calls to the workspaces of a suspended account answer 403.' })
  suspended: boolean;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A page of accounts, oldest first. */
export class AccountListResponse {
  @ApiProperty({ type: [AccountResponse] })
  accounts: AccountResponse[];

  @NextCursor()
  next_cursor: string | null;
}
