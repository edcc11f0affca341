import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra } from '../../../http/dto.js';
import { LikeField } from '../../../http/fields.js';
import { HistoryQuery } from '../../memory/manage/manage.dto.js';
import { toHistoryResponse } from '../../memory/manage/manage.mapper.js';
import { ManageService } from '../../memory/manage/manage.service.js';
import type { HistoryResponse, RevisionResponse } from '../../memory/manage/memory.response.js';
import { idOf, MemoryPath } from '../../memory/manage/memory-path.dto.js';
import { formatTime } from '../format-time.js';
import type { Tool } from '../tool.js';

@ForbidExtra()
class HistoryArguments {
  @LikeField(MemoryPath, 'memory_id')
  id: number | bigint;

  @LikeField(HistoryQuery, 'limit')
  limit: number;

  @LikeField(HistoryQuery, 'cursor', 'The `next_cursor` of the page before.')
  cursor?: string;
}

@Injectable()
export class HistoryTool implements Tool<HistoryArguments, HistoryResponse> {
  readonly name = 'brain_history';
  readonly title = 'History';
  readonly description = 'What a memory said before each of its changes, the newest first.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = false;
  readonly arguments = HistoryArguments;

  constructor(private readonly manage: ManageService) {}

  async run(ctx: RequestContext, { id, ...page }: HistoryArguments): Promise<HistoryResponse> {
    return toHistoryResponse(await this.manage.history(ctx, idOf({ memory_id: id }), page));
  }

  toText({ memory_id, version, revisions, next_cursor }: HistoryResponse): string {
    const head = `Memory ${memory_id} is at version ${version}${revisions.length > 0 ? '.' : ' and has no earlier ones.'}`;
    return [head, ...revisions.map(toLines), ...(next_cursor ? [`More with cursor: ${next_cursor}`] : [])].join('\n\n');
  }
}

const toLines = ({ revision, text, cause, replaced_at }: RevisionResponse): string =>
  `- ${text}\n  Version: ${revision} | Replaced: ${formatTime(replaced_at)} | Cause: ${cause}`;
