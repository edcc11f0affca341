import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuseValue } from '../../../http/field-readers.js';
import { LikeField } from '../../../http/fields.js';
import { refuseLifetime } from '../../../http/lifetime.dto.js';
import { EditService } from '../../memory/manage/edit.service.js';
import { UpdateMemoryRequest } from '../../memory/manage/manage.dto.js';
import { toMemoryResponse, toPatch } from '../../memory/manage/manage.mapper.js';
import type { MemoryResponse } from '../../memory/manage/memory.response.js';
import { idOf, MemoryPath } from '../../memory/manage/memory-path.dto.js';
import { formatTime } from '../format-time.js';
import type { Tool } from '../tool.js';

@ForbidExtra()
@ModelRule<UpdateArguments>(({ id: _, ...changes }, loc, input) =>
  Object.values(changes).every((value) => value === undefined)
    ? refuseValue(loc, 'content or meta is needed', input)
    : refuseLifetime(changes, loc),
)
class UpdateArguments {
  @LikeField(MemoryPath, 'memory_id')
  id: number | bigint;

  @LikeField(UpdateMemoryRequest, 'text')
  content?: string;

  @LikeField(UpdateMemoryRequest, 'meta', 'Keys to set; null for a key takes it away.')
  meta?: Record<string, unknown>;

  @LikeField(UpdateMemoryRequest, 'expires_at', 'When it is to be forgotten, for good.')
  expires_at?: Date | null;

  @LikeField(UpdateMemoryRequest, 'ttl_seconds', 'The same in seconds from now; one of the two.')
  ttl_seconds?: number | null;
}

@Injectable()
export class UpdateTool implements Tool<UpdateArguments, MemoryResponse> {
  readonly name = 'brain_update';
  readonly title = 'Update';
  readonly description =
    'Corrects a memory: its text, its meta, or both. What it said stays in its history. Its id comes from brain_recall or ' +
    'brain_list.';
  readonly annotations = { readOnlyHint: false, destructiveHint: false, idempotentHint: true };
  readonly diagnostic = false;
  readonly arguments = UpdateArguments;

  constructor(private readonly edits: EditService) {}

  async run(ctx: RequestContext, { id, content, ...changes }: UpdateArguments): Promise<MemoryResponse> {
    const patch = toPatch({ ...changes, ...(content !== undefined && { text: content }) });
    return toMemoryResponse(ctx, await this.edits.edit(ctx, idOf({ memory_id: id }), patch));
  }

  toText({ id, text, version, updated_at }: MemoryResponse): string {
    return `Memory ${id} says now: ${text}\nVersion: ${version} | Changed: ${formatTime(updated_at)}`;
  }
}
