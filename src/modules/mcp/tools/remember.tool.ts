import { Injectable } from '@nestjs/common';
import { BODY_LIMIT } from '../../../http/body.js';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { LikeField } from '../../../http/fields.js';
import { refuseLifetime } from '../../../http/lifetime.dto.js';
import { conflictOfSubject } from '../../../http/subject.dto.js';
import { StoreMemoryRequest } from '../../memory/store/store.dto.js';
import { toStoreResponse, toSubmission } from '../../memory/store/store.mapper.js';
import type { StoreMemoryResponse } from '../../memory/store/store.response.js';
import { StoreService } from '../../memory/store/store.service.js';
import type { StoreMode } from '../../memory/store/submission.types.js';
import { formatTime } from '../format-time.js';
import { withProject } from '../project.js';
import type { Tool, ToolContext } from '../tool.js';

@ForbidExtra()
@ModelRule<RememberArguments>((args, loc) => conflictOfSubject(args, loc) ?? refuseLifetime(args, loc))
class RememberArguments {
  @LikeField(StoreMemoryRequest, 'text', 'What was learnt: one fact, in words that can be understood without the conversation.')
  content: string;

  @LikeField(StoreMemoryRequest, 'meta', 'Anything; it comes back with the memory.')
  meta?: Record<string, unknown> | null;

  @LikeField(StoreMemoryRequest, 'user_id', 'The user it belongs to.')
  user_id?: string | null;

  @LikeField(StoreMemoryRequest, 'agent_id', 'The agent.')
  agent_id?: string | null;

  @LikeField(StoreMemoryRequest, 'run_id', 'The run.')
  run_id?: string | null;

  @LikeField(StoreMemoryRequest, 'expires_at', 'When it is to be forgotten, for good.')
  expires_at?: Date | null;

  @LikeField(StoreMemoryRequest, 'ttl_seconds', 'The same in seconds from now; one of the two.')
  ttl_seconds?: number | null;

  @LikeField(StoreMemoryRequest, 'mode', '`verbatim`: changes no earlier memory.')
  mode?: StoreMode | null;

  @LikeField(StoreMemoryRequest, 'external_id', 'Your own id: kept again under it, it gets the new text.')
  external_id?: string | null;
}

const CONFIRMATIONS: Record<StoreMemoryResponse['dedup']['action'], string> = {
  stored_new: 'Remembered.',
  duplicate_exact: 'Known already: nothing was added.',
  kept_existing: 'An earlier memory says all of it already: nothing was added.',
  updated_existing: 'Remembered: it took the place of an earlier memory.',
  merged_existing: 'Remembered: it was added to an earlier memory.',
};

@Injectable()
export class RememberTool implements Tool<RememberArguments, StoreMemoryResponse> {
  readonly name = 'brain_remember';
  readonly title = 'Remember';
  readonly description =
    'Keeps a fact for later conversations: a preference, a decision, a person, a deadline, how something is done. Not for ' +
    'greetings, passing debug output, code or secrets. What is known already is not kept twice.';
  readonly annotations = { readOnlyHint: false, destructiveHint: false, idempotentHint: true };
  readonly diagnostic = false;
  readonly bodyLimit = BODY_LIMIT;
  readonly arguments = RememberArguments;

  constructor(private readonly memories: StoreService) {}

  async run(ctx: ToolContext, { content: text, meta, ...request }: RememberArguments): Promise<StoreMemoryResponse> {
    const submission = toSubmission({ ...request, text, meta: withProject(meta, ctx.project) ?? null });
    return toStoreResponse(ctx, await this.memories.store(ctx, submission));
  }

  toText({ memory_id, importance, categories, temporal, dedup, expires_at }: StoreMemoryResponse): string {
    const until = temporal.valid_until ? ` until ${formatTime(temporal.valid_until)}` : '';
    return [
      CONFIRMATIONS[dedup.action],
      `ID: ${memory_id}`,
      `Importance: ${importance}/10`,
      `Categories: ${categories.join(', ') || 'none'}`,
      `Temporal: ${temporal.type}${until}`,
      `Dedup: ${dedup.action}`,
      ...(expires_at ? [`Forgotten at: ${formatTime(expires_at)}`] : []),
    ].join('\n');
  }
}
