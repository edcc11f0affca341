import { ApiProperty } from '@nestjs/swagger';

/** A link to another memory about the same matter, of which only one can hold. */
export class SupersessionResponse {
  @ApiProperty({ type: 'integer', description: 'The other memory.', examples: [8403] })
  id: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'How sure that is; 1 if somebody has confirmed it.', examples: [0.8] })
  confidence: number;
}
