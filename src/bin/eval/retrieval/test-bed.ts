import type { RetrievedMemoryResponse } from '../../../modules/memory/retrieve/retrieve.response.js';
import type { Embedder } from '../../../providers/embeddings/embedder.js';
import type { ServiceProcess } from '../../measuring/service-process.js';
import { WorkspaceClient } from '../service-client.js';
import { DEPTH } from './marks.js';
import type { Ranked, Ranker } from './results.types.js';

/** The service and the baselines that a measurement works with. */
export interface TestBed {
  readonly service: ServiceProcess;
  /** The embedder that the service has, in this process. */
  readonly embedder: Embedder;
  /** Counts steps of the progress: a text that is stored, or a question that is asked. */
  readonly tick: (done?: number) => void;
}

/** Number of workspaces that are filled and asked at the same time. */
export const LANES = 4;

export const newWorkspace = ({ service }: TestBed, id: string): Promise<WorkspaceClient> =>
  WorkspaceClient.create(service, `eval ${id}`);

/**
 * Returns the ranker of a workspace by the texts of its memories.
 * @param asOf time to ask at, if more than one question is asked: a retrieve at a given time counts no access, and without
 * it the hits of one question would rank higher for the next, as soon as they are counted
 */
export const textRanker =
  (workspace: WorkspaceClient, asOf?: Date): Ranker =>
  async (question) =>
    (await workspace.ask(question, DEPTH, asOf)).map((hit) => rankedAs(hit.text, hit));

/** Returns a hit under the name by which the marks know it. */
export const rankedAs = (item: string, { score, similarity, explain }: RetrievedMemoryResponse): Ranked => ({
  item,
  score,
  similarity,
  ...(explain && { confidence: explain.confidence }),
});
