import { type EmbeddingModelName, variablesOf } from '../../database/embedding-models.js';
import type { Run } from '../embeddings/reembedding.repository.js';
import type { WantedModel } from '../embeddings/reembedding.service.js';
import type { StartReembeddingRequest } from './dto/reembedding.dto.js';
import type { ReembeddingResponse, ReembeddingState } from './dto/reembedding.response.js';

export const toWantedModel = ({ provider, model, dimensions, directory }: StartReembeddingRequest): WantedModel => ({
  provider: provider ?? undefined,
  model: model ?? undefined,
  dimensions: dimensions ?? undefined,
  directory: directory ?? undefined,
});

/** Maps the progress of a re-embedding to its response. */
export function toReembeddingResponse(run: Run): ReembeddingResponse {
  const rate = run.finishedAt ? null : run.memoriesPerSecond;
  const remaining = run.memoriesTotal - run.memoriesDone;
  const state = stateOf(run);
  return {
    id: run.id,
    state,
    from: toModel(run.from),
    to: toModel(run.to),
    memories_total: run.memoriesTotal,
    memories_done: run.memoriesDone,
    memories_cleared: run.memoriesCleared,
    workspaces_left: run.workspacesLeft,
    memories_per_second: rate === null ? null : Math.round(rate * 10) / 10,
    seconds_left: state === 'embedding' && rate ? Math.ceil(remaining / rate) : null,
    problem: run.problem,
    variables: variablesOf(run.to, run.from),
    started_at: run.startedAt,
    finished_at: run.finishedAt,
  };
}

function stateOf({ finishedAt, abandoned, switchedAt }: Run): ReembeddingState {
  if (finishedAt) return abandoned ? 'abandoned' : 'done';
  if (abandoned) return 'abandoning';
  return switchedAt ? 'cleaning' : 'embedding';
}

const toModel = ({ provider, model, dimensions, directory }: EmbeddingModelName) => ({
  provider,
  model,
  dimensions,
  directory: directory ?? null,
});
