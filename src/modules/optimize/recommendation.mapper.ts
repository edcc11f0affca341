import type { Page } from '../../common/page.js';
import { RECOMMENDED_LENGTH } from '../../text/shorten.js';
import { WINDOW_DAYS } from './finding.js';
import type { RecommendationListResponse, RecommendationResponse, RunResponse } from './recommendation.response.js';
import type { ProposedRecommendation } from './recommendation.service.js';
import type { RunState } from './run.repository.js';

export const toRecommendationResponse = (recommendation: ProposedRecommendation): RecommendationResponse => ({
  id: recommendation.id,
  type: recommendation.type,
  memory_ids: recommendation.memoryIds,
  proposal: toProposal(recommendation.proposal),
  reason: reasonOf(recommendation),
  status: recommendation.status,
  safe: recommendation.isSafe,
  created_at: recommendation.createdAt,
  decided_at: recommendation.decidedAt,
});

export const toRecommendationListResponse = ({
  items,
  nextCursor,
}: Page<ProposedRecommendation>): RecommendationListResponse => ({
  recommendations: items.map(toRecommendationResponse),
  next_cursor: nextCursor,
});

export const toRunResponse = (runId: string, { status, startedAt, finishedAt }: RunState): RunResponse => ({
  run_id: runId,
  status,
  started_at: startedAt,
  finished_at: finishedAt,
});

function toProposal(proposal: ProposedRecommendation['proposal']): RecommendationResponse['proposal'] {
  const { action } = proposal;
  return {
    action,
    ...('text' in proposal && { text: proposal.text }),
    ...('texts' in proposal && { texts: proposal.texts }),
    ...('keptId' in proposal && { kept_id: proposal.keptId }),
  };
}

function reasonOf({ type, memoryIds, isSafe }: ProposedRecommendation): string {
  switch (type) {
    case 'stale':
      return `The memory was not stored, changed or retrieved for ${WINDOW_DAYS} days, and is not important.`;
    case 'expired':
      return 'The time that the memory is about is over.';
    case 'overlong':
      return `The memory has more than ${RECOMMENDED_LENGTH} characters: its parts are found better.`;
    case 'duplicate':
      return isSafe
        ? `${memoryIds.length} memories say the same; one text says all of it.`
        : `${memoryIds.length} memories say nearly the same; both wordings are kept.`;
    case 'contradiction':
      return `Memory ${memoryIds[0]} may have taken the place of memory ${memoryIds[1]}, which is older.`;
  }
}
