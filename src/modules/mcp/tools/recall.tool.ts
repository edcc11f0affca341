import { Injectable } from '@nestjs/common';
import { ForbidExtra } from '../../../http/dto.js';
import { LikeField } from '../../../http/fields.js';
import type { FilterNode } from '../../memory/records/filter-node.js';
import { RetrieveMemoriesRequest } from '../../memory/retrieve/retrieve.dto.js';
import { toQuery, toRetrieveResponse } from '../../memory/retrieve/retrieve.mapper.js';
import type { RetrievedMemoryResponse } from '../../memory/retrieve/retrieve.response.js';
import { RetrieveService } from '../../memory/retrieve/retrieve.service.js';
import { FilterArgument } from '../filter-argument.js';
import { formatTime } from '../format-time.js';
import { ofProject } from '../project.js';
import type { Tool, ToolContext } from '../tool.js';

const FILTER =
  'Only memories that meet all of it: {"meta.source":"slack","meta.priority":{"gte":3},"categories":["health"],' +
  '"created_at":{"gte":"2026-03-01"},"or":[…],"not":{…}}. Operators: eq ne in nin gt gte lt lte contains exists.';

@ForbidExtra()
class RecallArguments {
  @LikeField(RetrieveMemoriesRequest, 'query')
  query: string;

  @LikeField(RetrieveMemoriesRequest, 'top_k')
  top_k: number;

  @LikeField(RetrieveMemoriesRequest, 'min_score')
  min_score: number;

  @FilterArgument(FILTER)
  filter?: FilterNode;

  @LikeField(RetrieveMemoriesRequest, 'as_of', 'Looks at the memories as they were at this moment.')
  as_of?: Date | null;

  @LikeField(RetrieveMemoriesRequest, 'user_id', 'Only of this user.')
  user_id?: string | null;

  @LikeField(RetrieveMemoriesRequest, 'agent_id', 'Only of this agent.')
  agent_id?: string | null;

  @LikeField(RetrieveMemoriesRequest, 'run_id', 'Only of this run.')
  run_id?: string | null;
}

/** A hit with its dates: an agent has to know how old a fact is. */
interface RecalledMemory extends RetrievedMemoryResponse {
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface RecallResult {
  readonly memories: RecalledMemory[];
}

@Injectable()
export class RecallTool implements Tool<RecallArguments, RecallResult> {
  readonly name = 'brain_recall';
  readonly title = 'Recall';
  readonly description =
    'Finds what was remembered in earlier conversations, by meaning, the best first. Ask before answering whatever may depend ' +
    'on the user, their preferences, projects or past decisions.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = false;
  readonly arguments = RecallArguments;

  constructor(private readonly memories: RetrieveService) {}

  async run(ctx: ToolContext, { filter, ...request }: RecallArguments): Promise<RecallResult> {
    const where = ofProject(filter, ctx.project);
    const hits = await this.memories.retrieve(ctx, toQuery({ ...request, explain: false, ...(where && { filter: where }) }));
    const { memories } = toRetrieveResponse(hits);
    return {
      memories: memories.map((memory, i) => ({ ...memory, created_at: hits[i]!.createdAt, updated_at: hits[i]!.updatedAt })),
    };
  }

  toText({ memories }: RecallResult): string {
    return memories.length > 0 ? memories.map(toLines).join('\n\n') : 'No memories fit the query.';
  }
}

function toLines({ id, text, score, importance, created_at, updated_at, meta }: RecalledMemory, index: number): string {
  const [stored, changed] = [formatTime(created_at), formatTime(updated_at)];
  const until = (meta['temporal'] as { valid_until: string | null }).valid_until;
  const details = [
    `Relevance: ${(score * 100).toFixed(1)}%`,
    `Importance: ${importance}/10`,
    `Stored: ${stored}`,
    ...(changed > stored ? [`Changed: ${changed}`] : []),
    ...(until ? [`Until: ${until}`] : []),
    `ID: ${id}`,
  ];
  return `${index + 1}. ${text}\n   ${details.join(' | ')}`;
}
