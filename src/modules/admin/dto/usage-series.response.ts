import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { orNull } from '../../../http/response-schema.js';
import { Count } from './limit.fields.js';

class CountsResponse {
  @Count('Calls, over REST, MCP and the Azen API, whatever they were answered.', 812)
  calls: number;

  @Count('Stores that succeeded; an import has one for each memory.', 640)
  memory_writes: number;

  @Count('Retrieves that succeeded.', 120)
  memory_retrieves: number;
}

/** The counts of one day, of all keys together. */
export class DayUsageResponse extends CountsResponse {
  @ApiProperty({ format: 'date', description: 'Of UTC.', examples: ['2026-05-15'] })
  day: string;
}

/** The counts of one key. */
export class KeySeriesResponse extends CountsResponse {
  @ApiProperty({ type: 'integer', examples: [17] })
  api_key_id: number;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'null: it was deleted.', examples: ['ci'] })
  label: string | null;
}

/** The counts of some days. */
@ApiExtraModels(DayUsageResponse, KeySeriesResponse)
export class UsageSeriesResponse {
  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ type: 'string', enum: ['day', 'key'], examples: ['day'] })
  by: 'day' | 'key';

  @ApiProperty({ format: 'date', description: 'The first day.', examples: ['2026-05-01'] })
  from: string;

  @ApiProperty({ format: 'date', description: 'The last day.', examples: ['2026-05-30'] })
  to: string;

  @ApiProperty({
    type: 'array',
    items: { anyOf: [{ $ref: getSchemaPath(DayUsageResponse) }, { $ref: getSchemaPath(KeySeriesResponse) }] },
    description: 'Of `by=day` one for every day, of `by=key` one for every key that was used.',
  })
  series: (DayUsageResponse | KeySeriesResponse)[];
}
