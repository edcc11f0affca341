import { ApiProperty } from '@nestjs/swagger';
import { orNull } from '../../../http/response-schema.js';

const LINE = { type: 'integer', minimum: 1, description: 'Number of the line, 1 for the first.', examples: [17] } as const;

/** A line that was skipped as a duplicate. */
export class SkippedLineResponse {
  @ApiProperty(LINE)
  line: number;

  @ApiProperty({
    ...orNull({ type: 'integer' }),
    description: 'That memory; null where it stands in a line before.',
    examples: [8421],
  })
  existing_id: number | null;
}

/** A line that could not be imported. */
export class FailedLineResponse {
  @ApiProperty(LINE)
  line: number;

  @ApiProperty({
    description:
      '`malformed_body`, `validation_failed`, `pii_rejected`, `embedding_rejected`, `plan_limit_reached`, ' +
      '`payload_too_large` or `unavailable`.',
    examples: ['validation_failed'],
  })
  code: string;

  @ApiProperty({
    anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/ValidationError' } }],
    description: 'What a store would have answered, without the input.',
    examples: ['JSON decode error: Expecting value: line 1 column 1 (char 0)'],
  })
  detail: unknown;
}

/** A line whose id was taken, or too large to be kept. */
export class RenumberedLineResponse {
  @ApiProperty(LINE)
  line: number;

  @ApiProperty({ type: 'integer', description: 'As the line has it.', examples: [12] })
  id: number | bigint;

  @ApiProperty({ type: 'integer', description: 'Of the memory that was made of it.', examples: [8422] })
  new_id: number;
}

/** The answer of an import. */
export class ImportMemoriesResponse {
  @ApiProperty({ description: 'Always `ok`: the import went through to its last line.', examples: ['ok'] })
  status: string;

  @ApiProperty({ type: 'integer', description: 'Lines that became memories.', examples: [998] })
  created: number;

  @ApiProperty({
    type: 'integer',
    description: 'Lines that gave the memory of their `external_id` another text or meta.',
    examples: [0],
  })
  updated: number;

  @ApiProperty({ type: 'integer', description: 'Lines that say what a memory says already.', examples: [1] })
  skipped: number;

  @ApiProperty({ type: 'integer', description: 'Lines that could not be imported.', examples: [1] })
  failed: number;

  @ApiProperty({
    type: 'integer',
    description: 'Memories that were created under another id than their line has.',
    examples: [0],
  })
  renumbered: number;

  @ApiProperty({ type: [SkippedLineResponse], maxItems: 1000, description: 'The first thousand of them.' })
  skipped_lines: SkippedLineResponse[];

  @ApiProperty({ type: [FailedLineResponse], maxItems: 1000, description: 'The first thousand of them.' })
  failed_lines: FailedLineResponse[];

  @ApiProperty({ type: [RenumberedLineResponse], maxItems: 1000, description: 'The first thousand of them.' })
  renumbered_lines: RenumberedLineResponse[];
}
