import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { ForbidExtra } from '../../../http/dto.js';
import type { HealthResponse } from '../../optimize/health.response.js';
import { HealthService } from '../../optimize/health.service.js';
import type { Tool } from '../tool.js';

/** Maximum number of issue types that the text names. */
const MAX_ISSUES = 3;

@ForbidExtra()
class NoArguments {}

@Injectable()
export class HealthTool implements Tool<NoArguments, HealthResponse> {
  readonly name = 'brain_health';
  readonly title = 'Memory health';
  readonly description = 'How good the memories are: how many there are, and what is stale, duplicate or overlong.';
  readonly annotations = { readOnlyHint: true };
  readonly diagnostic = true;
  readonly arguments = NoArguments;

  constructor(private readonly service: HealthService) {}

  run(ctx: RequestContext): Promise<HealthResponse> {
    return this.service.health(ctx);
  }

  toText({ quality_score, signals, open_recommendations, top_issue_types }: HealthResponse): string {
    const issues = top_issue_types.slice(0, MAX_ISSUES).map(({ type, count }) => `${type} (${count})`);
    return [
      `Quality score: ${quality_score}/100`,
      `Total memories: ${signals.total_memories}`,
      `Stale: ${signals.stale_count}`,
      `Duplicates: ${signals.duplicate_count}`,
      `Overlong: ${signals.overlong_count}`,
      `Never retrieved: ${signals.never_retrieved_count}`,
      `Recommendations: ${open_recommendations}`,
      ...(issues.length > 0 ? [`Top issues: ${issues.join(', ')}`] : []),
    ].join('\n');
  }
}
