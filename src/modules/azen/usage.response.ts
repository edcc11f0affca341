import { ApiProperty } from '@nestjs/swagger';

const Numbers = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type: 'integer' }, description: `${description}, a number a day.` });
const Count = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', description });

/** The first and the last day of the usage, in UTC. */
export class AzenUsageRange {
  @ApiProperty({ format: 'date' })
  start: string;

  @ApiProperty({ format: 'date', description: 'Today.' })
  end: string;
}

export class AzenUsageSeries {
  @Numbers('Memories created')
  memory_create: number[];

  @Numbers('Searches answered')
  memory_search: number[];

  @Numbers('Calls of both kinds')
  total: number[];

  @Numbers('Those that succeeded')
  success: number[];

  @Numbers('Those that failed')
  error: number[];
}

export class AzenUsageSummary {
  @Count('Calls of both kinds.')
  total_requests: number;

  @Count('Those that succeeded.')
  success_count: number;

  @Count('Those that failed.')
  error_count: number;

  @Count('Memories created.')
  memory_count: number;

  @Count('Searches answered.')
  search_count: number;
}

export class AzenUsageResponse {
  @ApiProperty()
  range: AzenUsageRange;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'date' }, description: 'The 30 days, ascending.' })
  labels: string[];

  @ApiProperty()
  series: AzenUsageSeries;

  @ApiProperty()
  summary: AzenUsageSummary;
}
