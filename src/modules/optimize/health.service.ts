import { Injectable, Logger } from '@nestjs/common';
import { CostlyResults } from '../../common/costly-results.js';
import type { RequestContext } from '../../common/request-context.js';
import { otherUser } from '../../common/subject.js';
import { Database } from '../../database/database.js';
import { NOT_EXPIRED, notExpired } from '../../database/expiry.js';
import { RECOMMENDED_LENGTH } from '../../text/shorten.js';
import { WINDOW_DAYS } from './finding.js';
import type { HealthResponse } from './health.response.js';
import { qualityScore, rate, type Signals, topIssueTypes } from './quality.js';
import { RecommendationRepository } from './recommendation.repository.js';
import { OptimizationRunRepository } from './run.repository.js';

/** Memories of a workspace whose numbers are counted anew for every call. */
const SMALL = 10_000;

/** Rates the quality of a workspace's memories in their present state. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger('Health');
  /**
   * Whoever polls the health of a big workspace must neither keep the database busy nor wait for it: counting 100,000 memories
   * takes 0.1 s.
   */
  private readonly signals = new CostlyResults<number, Signals>({
    most: 1_000,
    isCostly: ({ total }) => total > SMALL,
    factor: 20,
    longestMs: 30_000,
    usableMs: 120_000,
    onFailure: (error) => this.logger.warn(`the memories of a workspace could not be counted: ${String(error)}`),
  });

  constructor(
    private readonly database: Database,
    private readonly recommendations: RecommendationRepository,
    private readonly runs: OptimizationRunRepository,
  ) {}

  /** @throws AppError `operation_not_allowed` with a key that is bound to a user: the numbers are those of all users */
  async health(ctx: RequestContext): Promise<HealthResponse> {
    if (ctx.boundUserId) throw otherUser(ctx.boundUserId);
    const { workspaceId } = ctx;
    const [signals, openRecommendations, lastRunAt] = await Promise.all([
      this.signals.get(workspaceId, () => this.countSignals(ctx)),
      this.recommendations.countOpen(this.database, workspaceId),
      this.runs.lastFinishedAt(workspaceId),
    ]);
    const { total } = signals;
    const topIssues = topIssueTypes(signals);
    return {
      workspace_id: workspaceId,
      quality_score: qualityScore(signals),
      signals: {
        total_memories: total,
        stale_count: signals.stale,
        stale_rate: rate(signals.stale, total),
        never_retrieved_count: signals.neverRetrieved,
        never_retrieved_rate: rate(signals.neverRetrieved, total),
        duplicate_count: signals.duplicate,
        duplicate_rate: rate(signals.duplicate, total),
        overlong_count: signals.overlong,
        overlong_rate: rate(signals.overlong, total),
        optimized_count: signals.optimized,
        optimized_rate: Math.min(1, rate(signals.optimized, total)),
      },
      open_recommendations: openRecommendations,
      last_run_at: lastRunAt,
      top_issue_types: topIssues,
      window_days: WINDOW_DAYS,
    };
  }

  private async countSignals({ workspaceId, now }: RequestContext): Promise<Signals> {
    const [signals] = await this.database.query<Signals>(
      'health_signals',
      `SELECT count(*) FILTER (WHERE archived_at IS NULL) AS total,
              count(*) FILTER (WHERE archived_at IS NULL AND idle) AS stale,
              count(*) FILTER (WHERE archived_at IS NULL AND idle AND last_accessed_at IS NULL) AS "neverRetrieved",
              count(*) FILTER (WHERE archived_at IS NULL AND text_length > $3) AS overlong,
              count(*) FILTER (WHERE optimized_at IS NOT NULL) AS optimized,
              (SELECT count(*) FROM (
                 SELECT FROM memories d WHERE d.workspace_id = $1 AND d.archived_at IS NULL AND d.near_duplicate_of IS NOT NULL
                   AND ${notExpired('d')}
                 GROUP BY d.near_duplicate_of, d.scope
                 HAVING count(*) > 1 OR EXISTS (
                   SELECT FROM memories r WHERE r.workspace_id = $1 AND r.id = d.near_duplicate_of AND r.scope = d.scope
                     AND r.archived_at IS NULL AND ${notExpired('r')})
               ) AS clusters) AS duplicate
       FROM (SELECT archived_at, optimized_at, text_length, last_accessed_at, GREATEST(last_accessed_at, updated_at) < $2 AS idle
             FROM memories LEFT JOIN memory_accesses a ON a.workspace_id = $1 AND a.memory_id = id
             WHERE memories.workspace_id = $1 AND ${NOT_EXPIRED}) AS m`,
      [workspaceId, new Date(now.getTime() - WINDOW_DAYS * 86_400_000), RECOMMENDED_LENGTH],
    );
    return signals as Signals;
  }
}
