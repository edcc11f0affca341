import { Injectable } from '@nestjs/common';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { LikeField, ReaderField } from '../../../http/fields.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import { ListMemoriesQuery } from '../../memory/manage/manage.dto.js';
import { toMemoryListResponse } from '../../memory/manage/manage.mapper.js';
import { ManageService } from '../../memory/manage/manage.service.js';
import type { MemoryListResponse, MemoryResponse } from '../../memory/manage/memory.response.js';
import { toFilter, withinConditions } from '../../memory/manage/memory-filter.dto.js';
import { allOf, type FilterNode } from '../../memory/records/filter-node.js';
import { readMetaObject } from '../../memory/records/filter-reader.dto.js';
import type { Archived } from '../../memory/records/memory-filter.js';
import { FilterArgument } from '../filter-argument.js';
import { formatTime } from '../format-time.js';
import { ofProject } from '../project.js';
import type { Tool, ToolContext } from '../tool.js';

/**
 * The parameters of the REST list, except that `meta` is an object, as in a retrieve: an agent writes JSON, not a query
 * string.
 */
@ForbidExtra()
@ModelRule<ListArguments>((args, loc, input) => withinConditions(queryOf(args), loc, input))
class ListArguments {
  @LikeField(ListMemoriesQuery, 'limit')
  limit: number;

  @LikeField(ListMemoriesQuery, 'cursor', 'The `next_cursor` of the page before.')
  cursor?: string;

  @LikeField(ListMemoriesQuery, 'q')
  q?: string;

  @LikeField(ListMemoriesQuery, 'category')
  category?: string;

  @LikeField(ListMemoriesQuery, 'temporal_type')
  temporal_type?: TemporalType;

  @LikeField(ListMemoriesQuery, 'created_after')
  created_after?: Date;

  @LikeField(ListMemoriesQuery, 'created_before')
  created_before?: Date;

  @LikeField(ListMemoriesQuery, 'archived')
  archived: Archived;

  @LikeField(ListMemoriesQuery, 'user_id', 'Only of this user.')
  user_id?: string;

  @LikeField(ListMemoriesQuery, 'agent_id', 'Only of this agent.')
  agent_id?: string;

  @LikeField(ListMemoriesQuery, 'run_id', 'Only of this run.')
  run_id?: string;

  @LikeField(ListMemoriesQuery, 'external_id', 'Only those with this id of yours.')
  external_id?: string;

  @ReaderField(readMetaObject, { type: 'object' }, { optional: true, description: 'Values that the meta has to hold.' })
  meta?: FilterNode;

  @FilterArgument('Only memories that meet all of it: `meta.<path>` with operators, categories, times, and, or, not.')
  filter?: FilterNode;
}

const queryOf = ({ meta, filter, ...query }: ListArguments) => ({ ...query, meta: [], filter: allOf([meta, filter]) });

@Injectable()
export class ListTool implements Tool<ListArguments, MemoryListResponse> {
  readonly name = 'brain_list';
  readonly title = 'List';
  readonly description =
    'Lists memories, the newest first, a page at a time, by word, tag, time or meta. To see what there is, or to find the id ' +
    'of a memory; brain_recall is the one that finds by meaning.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = false;
  readonly arguments = ListArguments;

  constructor(private readonly manage: ManageService) {}

  async run(ctx: ToolContext, args: ListArguments): Promise<MemoryListResponse> {
    const query = queryOf(args);
    const filter = toFilter({ ...query, filter: ofProject(query.filter, ctx.project) });
    return toMemoryListResponse(ctx, await this.manage.list(ctx, filter, query));
  }

  toText({ memories, next_cursor }: MemoryListResponse): string {
    if (memories.length === 0) return 'No memories.';
    return [...memories.map(toLines), ...(next_cursor ? [`More with cursor: ${next_cursor}`] : [])].join('\n\n');
  }
}

const toLines = ({ id, text, importance, categories, created_at }: MemoryResponse): string =>
  `- ${text}\n  ID: ${id} | Importance: ${importance}/10 | Categories: ${categories.join(', ')} | ` +
  `Stored: ${formatTime(created_at)}`;
