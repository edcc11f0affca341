import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra } from '../../../http/dto.js';
import { LikeField } from '../../../http/fields.js';
import { RetrieveMemoriesRequest } from '../../memory/retrieve/retrieve.dto.js';
import { toRetrieveResponse } from '../../memory/retrieve/retrieve.mapper.js';
import { type RetrievedMemoryResponse, RetrieveMemoriesResponse } from '../../memory/retrieve/retrieve.response.js';
import { RetrieveService } from '../../memory/retrieve/retrieve.service.js';
import type { Tool } from '../tool.js';

@ForbidExtra()
class RecallArguments {
  @LikeField(RetrieveMemoriesRequest, 'query')
  query: string;

  @LikeField(RetrieveMemoriesRequest, 'top_k')
  top_k: number;

  @LikeField(RetrieveMemoriesRequest, 'min_score')
  min_score: number;
}

@Injectable()
export class RecallTool implements Tool<RecallArguments, RetrieveMemoriesResponse> {
  readonly name = 'brain.recall';
  readonly title = 'Recall';
  readonly description =
    'Finds what was remembered in earlier conversations, by meaning, the best first. Ask before answering whatever may depend ' +
    'on the user, their preferences, projects or past decisions.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = false;
  readonly arguments = RecallArguments;
  readonly result = RetrieveMemoriesResponse;

  constructor(private readonly memories: RetrieveService) {}

  async run(ctx: RequestContext, { query, top_k, min_score }: RecallArguments): Promise<RetrieveMemoriesResponse> {
    return toRetrieveResponse(await this.memories.retrieve(ctx, { query, topK: top_k, minScore: min_score }));
  }

  toText({ memories }: RetrieveMemoriesResponse): string {
    return memories.length > 0 ? memories.map(toLines).join('\n\n') : 'No memories fit the query.';
  }
}

const toLines = ({ id, text, score, importance }: RetrievedMemoryResponse, index: number): string =>
  `${index + 1}. ${text}\n   Relevance: ${(score * 100).toFixed(1)}% | Importance: ${importance}/10 | ID: ${id}`;
