import { ApiProperty } from '@nestjs/swagger';
import { orNull } from '../../http/response-schema.js';

const ID = { description: 'The id of the memory in all APIs, as a string.', examples: ['7'] };
const ENTITY = orNull({ type: 'string' });
const METADATA = orNull({ type: 'object', additionalProperties: true });

/** A memory in the form of mem0. */
export class Mem0Memory {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ description: 'What it says.' })
  memory: string;

  @ApiProperty(ENTITY)
  user_id: string | null;

  @ApiProperty(ENTITY)
  agent_id: string | null;

  @ApiProperty(ENTITY)
  app_id: string | null;

  @ApiProperty(ENTITY)
  run_id: string | null;

  @ApiProperty(METADATA)
  metadata: Record<string, unknown> | null;

  @ApiProperty({ type: [String] })
  categories: readonly string[];

  @ApiProperty()
  created_at: Date;

  @ApiProperty()
  updated_at: Date;

  @ApiProperty(orNull({ type: 'string', format: 'date-time' }))
  expiration_date: Date | null;
}

class Mem0Hit extends Mem0Memory {
  @ApiProperty({ minimum: 0, maximum: 1 })
  score: number;
}

export class Mem0SearchResponse {
  @ApiProperty({ type: [Mem0Hit] })
  results: Mem0Hit[];
}

export class Mem0PageResponse {
  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty(orNull({ type: 'string' }))
  next: string | null;

  @ApiProperty(orNull({ type: 'string' }))
  previous: string | null;

  @ApiProperty({ type: [Mem0Memory] })
  results: Mem0Memory[];
}

class Mem0Entity {
  @ApiProperty({ description: 'The same as its name.', examples: ['ana'] })
  id: string;

  @ApiProperty({ description: 'The `user_id`, `agent_id` or `run_id` of its memories.', examples: ['ana'] })
  name: string;

  @ApiProperty({ enum: ['user', 'agent', 'run'], type: 'string' })
  type: string;

  @ApiProperty({ type: 'integer' })
  total_memories: number;

  @ApiProperty({ description: 'When the first of its memories was stored.' })
  created_at: Date;

  @ApiProperty({ description: 'When one of its memories last changed.' })
  updated_at: Date;
}

/** All entities on one page. */
export class Mem0EntityListResponse {
  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Always null.' })
  next: string | null;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Always null.' })
  previous: string | null;

  @ApiProperty({ type: [Mem0Entity] })
  results: Mem0Entity[];
}

export class Mem0MessageResponse {
  @ApiProperty()
  message: string;
}

class Mem0AddedData {
  @ApiProperty()
  memory: string;
}

class Mem0Added {
  @ApiProperty(ID)
  id: string;

  @ApiProperty()
  data: Mem0AddedData;

  @ApiProperty({ enum: ['ADD', 'NONE'], type: 'string' })
  event: string;
}

export class Mem0AddResponse extends Mem0MessageResponse {
  @ApiProperty({ enum: ['PENDING', 'SUCCEEDED'], type: 'string' })
  status: string;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'For `GET …/event/{event_id}/`; null if all is done.' })
  event_id: string | null;

  @ApiProperty({ type: [Mem0Added], description: 'With `infer: false` alone; else empty.' })
  results: Mem0Added[];
}

class Mem0EventResult {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ enum: ['ADD', 'UPDATE', 'NONE'], type: 'string' })
  event: string;
}

export class Mem0EventResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED'], type: 'string' })
  status: string;

  @ApiProperty({ type: [Mem0EventResult] })
  results: Mem0EventResult[];

  @ApiProperty()
  created_at: Date;
}

export class Mem0HistoryItem {
  @ApiProperty()
  id: string;

  @ApiProperty(ID)
  memory_id: string;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Always null: what a memory was made of is not kept.' })
  input: string | null;

  @ApiProperty(orNull({ type: 'string' }))
  old_memory: string | null;

  @ApiProperty()
  new_memory: string;

  @ApiProperty({ enum: ['ADD', 'UPDATE'], type: 'string' })
  event: string;

  @ApiProperty(ENTITY)
  user_id: string | null;

  @ApiProperty(ENTITY)
  agent_id: string | null;

  @ApiProperty(ENTITY)
  app_id: string | null;

  @ApiProperty(ENTITY)
  run_id: string | null;

  @ApiProperty(METADATA)
  metadata: Record<string, unknown> | null;

  @ApiProperty({ type: [String] })
  categories: readonly string[];

  @ApiProperty()
  created_at: Date;

  @ApiProperty()
  updated_at: Date;
}

export class Mem0PingResponse {
  @ApiProperty({ enum: ['ok'], type: 'string' })
  status: string;

  @ApiProperty()
  org_id: string;

  @ApiProperty({ description: 'The id of the workspace.' })
  project_id: string;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Always null: keys belong to workspaces, not to people.' })
  user_email: string | null;
}

/** The body of every failure. */
export class Mem0Error {
  @ApiProperty({ required: false, description: 'With 400, 404 and 409: the same text.' })
  error?: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ required: false })
  code?: string;
}
