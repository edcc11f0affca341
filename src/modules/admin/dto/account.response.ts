import { ApiProperty } from '@nestjs/swagger';

/** The owner of workspaces. */
export class AccountResponse {
  @ApiProperty({ type: 'integer', examples: [1] })
  id: number;

  @ApiProperty({ examples: ['Default'] })
  name: string;

  @ApiProperty({ description: 'Calls to the workspaces of a suspended account answer 403.' })
  suspended: boolean;
}
