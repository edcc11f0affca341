import { Injectable } from '@nestjs/common';
import { groupBy, inParts } from '../../common/grouping.js';
import { Database } from '../../database/database.js';
import type { EmbeddingSpace } from '../embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../embeddings/embedding-spaces.service.js';
import { NeighbourRepository } from '../memory/records/neighbour.repository.js';
import { findingOf, findingsOf } from './finding.js';
import { mergedOf } from './proposal.js';
import { RecommendationRepository } from './recommendation.repository.js';
import type { Finding, RecommendationType } from './recommendation.types.js';
import type { OptimizationRun } from './run.repository.js';
import { type ScannedMemory, ScanRepository } from './scan.repository.js';

/** Similarity from which two memories say nearly the same, 0..1. */
const DUPLICATE_SIMILARITY = 0.93;
/** Neighbours that a memory is compared with, itself among them: the largest cluster. */
const CLUSTER_SIZE = 6;
const READ_AT_ONCE = 200;
/** Memories that one statement compares: it takes some ten milliseconds, for which it has a core. */
const COMPARED_AT_ONCE = 8;
/** Maximum number of open recommendations of one type: nobody goes through more, and the next run adds those behind them. */
const MAX_OPEN = 500;

/** A run, as this process works on it. */
export interface Scan {
  readonly run: OptimizationRun;
  /** The space in which texts are compared; undefined during a re-embedding, when they wait for the next run. */
  readonly space: EmbeddingSpace | undefined;
  /** The number of open recommendations of each type. */
  readonly open: Map<RecommendationType, number>;
}

/** The memories that a run has read at once. */
interface Step {
  /** The last memory. */
  readonly afterId: number;
  /** True if a later run is to compare the new texts among them. */
  readonly hasSkipped: boolean;
}

/** Finds what could be better about the memories of a workspace, and writes recommendations. */
@Injectable()
export class ScanService {
  constructor(
    private readonly database: Database,
    private readonly scans: ScanRepository,
    private readonly recommendations: RecommendationRepository,
    private readonly neighbours: NeighbourRepository,
    private readonly spaces: EmbeddingSpaces,
  ) {}

  /** Begins to scan, or goes on. */
  async begin(run: OptimizationRun): Promise<Scan> {
    await this.recommendations.prune(this.database, run.workspaceId);
    return {
      run,
      space: await this.spaces.onlySpace(),
      open: await this.recommendations.countByType(this.database, run.workspaceId),
    };
  }

  /**
   * Scans the next memories after the memory `after`.
   * @param pause is awaited after each comparison of some memories, which takes some ten milliseconds
   * @returns undefined if there are no more
   */
  async next(scan: Scan, after: number, pause: () => Promise<void>): Promise<Step | undefined> {
    const memories = await this.scans.read(scan.run, after, READ_AT_ONCE);
    const last = memories.at(-1);
    if (!last) return undefined;
    const now = new Date();
    const live = memories.filter(({ isLive }) => isLive);
    for (const memory of live) {
      const own = memory.isOwned ? [] : findingsOf(memory, now);
      for (const finding of [...own, ...doubtsOf(memory)]) await this.add(scan, finding);
    }
    const areCompared = await this.addDuplicates(
      scan,
      live.filter(({ isNew }) => isNew),
      pause,
    );
    return { afterId: last.id, hasSkipped: !areCompared };
  }

  /** @returns false if not all of the memories could be compared with their neighbours, or not all that was found be added */
  private async addDuplicates(scan: Scan, memories: readonly ScannedMemory[], pause: () => Promise<void>): Promise<boolean> {
    const { run, space } = scan;
    const scopes = groupBy(memories, ({ scope }) => scope.toString('base64'));
    for (const ofScope of scopes.values())
      for (const compared of inParts(ofScope, COMPARED_AT_ONCE)) {
        if (!space || isFull(scan, 'duplicate')) return false;
        for (const finding of await this.compare(run, space, compared)) if (!(await this.add(scan, finding))) return false;
        await pause();
      }
    return true;
  }

  /** @returns false if there are so many open recommendations of the type that this one is left to a later run */
  private async add(scan: Scan, finding: Finding): Promise<boolean> {
    if (isFull(scan, finding.type)) return false;
    const isAdded = await this.recommendations.add(this.database, scan.run.workspaceId, finding);
    if (isAdded) scan.open.set(finding.type, openOf(scan, finding.type) + 1);
    return true;
  }

  /** Compares memories of one scope with those nearest to each. */
  private async compare(run: OptimizationRun, space: EmbeddingSpace, memories: readonly ScannedMemory[]): Promise<Finding[]> {
    const compared = { ids: memories.map(({ id }) => id), scope: memories[0]!.scope };
    const least = space.embedder.calibration.cosineFloor(DUPLICATE_SIMILARITY);
    const clusters = await this.neighbours.clustersOf(run, space, compared, { limit: CLUSTER_SIZE, least });
    return [...clusters.values()].flatMap((cluster) => {
      const merged = mergedOf(cluster, run.timeZone);
      return merged ? [findingOf('duplicate', cluster, merged.isSafe)] : [];
    });
  }
}

const openOf = ({ open }: Scan, type: RecommendationType) => open.get(type) ?? 0;
const isFull = (scan: Scan, type: RecommendationType) => openOf(scan, type) >= MAX_OPEN;

/** Returns the contradictions between a memory and the older ones that it may supersede. */
const doubtsOf = (memory: ScannedMemory): Finding[] =>
  memory.doubts.map(({ id, hash }) => findingOf('contradiction', [memory, { id, textHash: Buffer.from(hash, 'hex') }], false));
