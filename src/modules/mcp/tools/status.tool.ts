import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra } from '../../../http/dto.js';
import type { StatusResponse } from '../../status/status.response.js';
import { StatusService } from '../../status/status.service.js';
import { formatTime } from '../format-time.js';
import type { Tool } from '../tool.js';

@ForbidExtra()
class NoArguments {}

const EXPLANATIONS: Partial<Record<StatusResponse['workspace_status'], string>> = {
  suspended: 'All tools but brain_status and brain_health are refused until an operator resumes it.',
  limit_reached: 'A quota is used up: brain_remember and brain_recall are refused until the next month, or a higher cap.',
  pending_payment: 'The first payment has not come yet.',
};

@Injectable()
export class StatusTool implements Tool<NoArguments, StatusResponse> {
  readonly name = 'brain_status';
  readonly title = 'Memory status';
  readonly description =
    'Which workspace the key belongs to, and whether calls are served. To find out why another tool was refused.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = true;
  readonly arguments = NoArguments;

  constructor(private readonly service: StatusService) {}

  run(ctx: RequestContext): Promise<StatusResponse> {
    return this.service.status(ctx);
  }

  toText(status: StatusResponse): string {
    const explanation = EXPLANATIONS[status.workspace_status];
    return [
      `Workspace: ${status.workspace_name} (ID: ${status.workspace_id})`,
      `Status: ${status.workspace_status}`,
      `Plan: ${status.plan_name ? `${status.plan_name} / ${status.billing_cycle}` : 'none'}`,
      `API key: ${status.api_key_prefix}… (ID: ${status.api_key_id})`,
      `Server time: ${formatTime(status.server_time)}`,
      ...(explanation ? [explanation] : []),
    ].join('\n');
  }
}
