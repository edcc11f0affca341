import { Injectable } from '@nestjs/common';
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
   * @param pause is awaited after each memory that was compared with others, which takes some milliseconds
   * @returns the last memory that was scanned; undefined if there are no more
   */
  async next(scan: Scan, after: number, pause: () => Promise<void>): Promise<number | undefined> {
    const memories = await this.scans.read(scan.run, after, READ_AT_ONCE);
    const now = new Date();
    for (const memory of memories.filter(({ isLive }) => isLive)) {
      const own = memory.isOwned ? [] : findingsOf(memory, now);
      for (const finding of [...own, ...doubtsOf(memory)]) await this.add(scan, finding);
      if (!memory.isNew || !scan.space) continue;
      for (const finding of await this.compare(scan.run, scan.space, memory)) await this.add(scan, finding);
      await pause();
    }
    return memories.at(-1)?.id;
  }

  private async add({ run, open }: Scan, finding: Finding): Promise<void> {
    const count = open.get(finding.type) ?? 0;
    if (count >= MAX_OPEN) return;
    if (await this.recommendations.add(this.database, run.workspaceId, finding)) open.set(finding.type, count + 1);
  }

  /** Compares a memory with those nearest to it. */
  private async compare(run: OptimizationRun, space: EmbeddingSpace, { id, scope }: ScannedMemory): Promise<Finding[]> {
    const found = await this.neighbours.around(run, space, { id, scope }, CLUSTER_SIZE);
    const { calibration } = space.embedder;
    const cluster = found.filter((near) => near.id === id || calibration.similarityOf(near.cosine) >= DUPLICATE_SIMILARITY);
    if (cluster.length < 2) return [];
    const memories = cluster.sort((a, b) => a.id - b.id);
    const merged = mergedOf(memories, run.timeZone);
    return merged ? [findingOf('duplicate', memories, merged.isSafe)] : [];
  }
}

/** Returns the contradictions between a memory and the older ones that it may supersede. */
const doubtsOf = (memory: ScannedMemory): Finding[] =>
  memory.doubts.map(({ id, hash }) => findingOf('contradiction', [memory, { id, textHash: Buffer.from(hash, 'hex') }], false));
