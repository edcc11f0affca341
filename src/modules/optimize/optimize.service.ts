import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { OptimizationWorker } from './optimization.worker.js';
import { OptimizationRunRepository, type RunState } from './run.repository.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asks for runs of the optimizer, and tells how far they are. */
@Injectable()
export class OptimizeService {
  constructor(
    private readonly runs: OptimizationRunRepository,
    private readonly worker: OptimizationWorker,
  ) {}

  /** @returns the id of the run */
  async request({ workspaceId }: RequestContext): Promise<string> {
    const runId = await this.runs.request(workspaceId);
    this.worker.wake();
    return runId;
  }

  /** @throws AppError `not_found` */
  async run({ workspaceId }: RequestContext, runId: string): Promise<RunState> {
    const state = UUID.test(runId) ? await this.runs.find(workspaceId, runId) : undefined;
    if (!state) throw new AppError('not_found', { detail: 'Run not found' });
    return state;
  }
}
