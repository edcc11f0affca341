import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { EachModelListField, type ListItem } from '../../../http/fields.js';
import { openWord } from '../../../http/response-schema.js';
import { StoreMemoryRequest } from './store.dto.js';
import { StoreMemoryResponse } from './store.response.js';

/** Maximum number of texts in a batch. */
export const MAX_BATCH = 100;

export class StoreBatchRequest {
  @EachModelListField(() => StoreMemoryRequest, {
    minItems: 1,
    maxItems: MAX_BATCH,
    description: 'Each as for a store of its own.',
  })
  memories: ListItem<StoreMemoryRequest>[];
}

const CODES = {
  validation_failed: 'a field breaks a rule: `detail` is the list of a 422',
  pii_rejected: 'it discloses a secret that cannot be cut out',
  embedding_rejected: 'the embedding model refuses the text, and would do so again',
  operation_not_allowed: 'the key is bound to another user',
  plan_limit_reached: 'the quota of the month is used up',
  unavailable: 'database or embeddings could not be reached: try this one again',
  internal_error: 'a bug of this service, which is in its log',
};

/** The result of a memory of a batch that was not stored. */
export class StoreErrorResponse {
  @ApiProperty({ description: 'Always `error`.', examples: ['error'] })
  status: string;

  @ApiProperty(openWord(CODES))
  code: string;

  @ApiProperty({
    anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/ValidationError' } }],
    description: 'What a store of its own would have answered.',
    examples: ['Plan limit reached for the current billing cycle'],
  })
  detail: unknown;
}

/** The answer of a batch. */
@ApiExtraModels(StoreMemoryResponse, StoreErrorResponse)
export class StoreBatchResponse {
  @ApiProperty({
    type: 'array',
    items: { anyOf: [{ $ref: getSchemaPath(StoreMemoryResponse) }, { $ref: getSchemaPath(StoreErrorResponse) }] },
    minItems: 1,
    maxItems: MAX_BATCH,
    description: 'One for each memory, in the same order.',
  })
  results: (StoreMemoryResponse | StoreErrorResponse)[];
}
