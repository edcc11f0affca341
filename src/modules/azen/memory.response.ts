import { ApiProperty } from '@nestjs/swagger';
import { orNull } from '../../http/response-schema.js';

const ID = { format: 'uuid', examples: ['3f1c9a52-7d0e-4b61-9a2f-5c8e1d2b7a90'] };
const TIME = { format: 'date-time', examples: ['2026-01-15T10:30:00.000Z'] };

class AzenSuccess {
  @ApiProperty({ type: 'string', enum: ['success'] })
  status: 'success';
}

export class AzenMemory {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ description: 'What it says.' })
  content: string;

  @ApiProperty({ ...orNull({ type: 'object', additionalProperties: true }), description: 'Always null.' })
  metadata: Record<string, unknown> | null;

  @ApiProperty(TIME)
  createdAt: string;

  @ApiProperty({ description: 'Whether its vectors are made: only then it can be found by a search.' })
  embedded: boolean;
}

export class AzenCreatedResponse extends AzenSuccess {
  @ApiProperty(ID)
  memoryId: string;

  @ApiProperty(TIME)
  createdAt: string;

  @ApiProperty({ type: 'string', enum: ['processing'] })
  embedding: 'processing';
}

export class AzenMemoryResponse extends AzenSuccess {
  @ApiProperty()
  memory: AzenMemory;
}

export class AzenMemoryListResponse extends AzenSuccess {
  @ApiProperty({ type: [AzenMemory] })
  memories: AzenMemory[];

  @ApiProperty({ type: 'integer' })
  page: number;

  @ApiProperty({ type: 'integer' })
  per: number;

  @ApiProperty({ type: 'integer', description: '0 where there are no memories.' })
  total_pages: number;

  @ApiProperty({ type: 'integer' })
  total_count: number;
}

export class AzenDeletedResponse extends AzenSuccess {
  @ApiProperty({ type: 'boolean', enum: [true] })
  deleted: true;

  @ApiProperty(ID)
  memoryId: string;

  @ApiProperty({ examples: ['Memory deleted successfully'] })
  message: string;
}

/** A chunk that a search returns. */
export class AzenMatch {
  @ApiProperty({ description: 'UUID of the memory, `::`, number of the chunk from 0.', examples: [`${ID.examples[0]}::0`] })
  id: string;

  @ApiProperty({ type: 'number', description: '0..1.' })
  score: number;

  @ApiProperty({ type: 'array', items: { type: 'number' }, maxItems: 0, description: 'Always empty.' })
  values: [];
}

export class AzenSearchResponse extends AzenSuccess {
  @ApiProperty({ type: [AzenMemory], description: 'The memories of the chunks, the best first.' })
  memories: AzenMemory[];

  @ApiProperty({ type: [AzenMatch], description: 'The chunks, the best first.' })
  rawMatches: AzenMatch[];
}
