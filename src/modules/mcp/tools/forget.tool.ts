import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra } from '../../../http/dto.js';
import { LikeField } from '../../../http/fields.js';
import { DeletionService } from '../../memory/manage/deletion.service.js';
import { idOf, MemoryPath } from '../../memory/manage/memory-path.dto.js';
import type { Tool } from '../tool.js';

@ForbidExtra()
class ForgetArguments {
  @LikeField(MemoryPath, 'memory_id')
  id: number | bigint;
}

interface ForgetResult {
  readonly status: 'ok';
  /** The memory that is gone. */
  readonly memory_id: number;
}

@Injectable()
export class ForgetTool implements Tool<ForgetArguments, ForgetResult> {
  readonly name = 'brain_forget';
  readonly title = 'Forget';
  readonly description =
    'Deletes a memory for good, with its history. Only for what the user wants gone or says is wrong; its id comes from ' +
    'brain_recall or brain_list.';
  readonly annotations = { readOnlyHint: false, destructiveHint: true, idempotentHint: true };
  readonly diagnostic = false;
  readonly arguments = ForgetArguments;

  constructor(private readonly deletions: DeletionService) {}

  async run(ctx: RequestContext, { id }: ForgetArguments): Promise<ForgetResult> {
    const memoryId = idOf({ memory_id: id });
    await this.deletions.delete(ctx, memoryId);
    return { status: 'ok', memory_id: memoryId };
  }

  toText({ memory_id }: ForgetResult): string {
    return `Forgotten: memory ${memory_id} is deleted.`;
  }
}
