import { ApiProperty } from '@nestjs/swagger';
import { openWord, orNull } from '../../../http/response-schema.js';
import { Count } from './limit.fields.js';

const REEMBEDDING_STATES = {
  embedding: 'new vectors are being made',
  cleaning: 'all memories are searched by the new vectors; the old ones are being removed',
  done: 'nothing of the old vectors is left',
  abandoning: 'it was called off; workspaces go back to the old model',
  abandoned: 'it was called off, and nothing of it is left',
};
export type ReembeddingState = keyof typeof REEMBEDDING_STATES;

/** An embedding model and its provider. */
export class EmbeddingModelResponse {
  @ApiProperty({ ...openWord({ local: 'on this machine', openai: 'an OpenAI-compatible API' }) })
  provider: string;

  @ApiProperty({ examples: ['text-embedding-3-small'] })
  model: string;

  @Count('Numbers in a vector.', 1536)
  dimensions: number;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'The directory that a local model is loaded from, if it has one.' })
  directory: string | null;
}

/** The environment variables that the service must be started with from now on. */
export class EmbeddingVariablesResponse {
  @ApiProperty({ examples: ['openai'] })
  EMBEDDINGS: string;

  @ApiProperty({ examples: ['text-embedding-3-small'] })
  EMBEDDING_MODEL: string;

  @ApiProperty({ examples: ['1536'] })
  EMBEDDING_DIMENSIONS: string;

  @ApiProperty({
    required: false,
    description: 'Present if one of the two models has a directory; empty if that is not the one to start with.',
    examples: ['/models/bge-small-en-v1.5'],
  })
  EMBEDDING_MODEL_DIR?: string;
}

/** The progress of a re-embedding. */
export class ReembeddingResponse {
  @ApiProperty({ type: 'integer', examples: [1] })
  id: number;

  @ApiProperty({ ...openWord(REEMBEDDING_STATES) })
  state: ReembeddingState;

  @ApiProperty({ description: 'The model that is left.' })
  from: EmbeddingModelResponse;

  @ApiProperty({ description: 'The model that takes its place. After an abandonment: the one that all go back to.' })
  to: EmbeddingModelResponse;

  @Count('Memories there were when it began.', 5000)
  memories_total: number;

  @Count('Memories that have their new vector.', 3200)
  memories_done: number;

  @Count('Memories whose old vector is removed.', 0)
  memories_cleared: number;

  @Count('Workspaces that are still searched by their old vectors.', 3)
  workspaces_left: number;

  @ApiProperty({ ...orNull({ type: 'number' }), description: 'Of the last seconds.', examples: [210.5] })
  memories_per_second: number | null;

  @ApiProperty({ ...orNull({ type: 'integer' }), description: 'Until all have their new vectors, at that rate.', examples: [9] })
  seconds_left: number | null;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Why it does not go on at the moment; it is tried again.' })
  problem: string | null;

  @ApiProperty({
    description: 'What the service must be started with once it is done; until then the old values will do as well.',
  })
  variables: EmbeddingVariablesResponse;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  started_at: Date;

  @ApiProperty({ ...orNull({ type: 'string', format: 'date-time' }), examples: ['2026-05-15T18:31:00Z'] })
  finished_at: Date | null;
}
