import { Injectable } from '@nestjs/common';
import { type RecentError, recentErrors } from '../../common/recent-errors.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import type { Latency, TimedCall } from '../../providers/metrics/recent-latencies.js';
import { type Readiness, ReadinessService } from '../status/readiness.service.js';
import { OverviewRepository, type Totals } from './overview.repository.js';

/** `ending`: new texts are stored plain, and keys are there to read the others. */
type Encryption = 'on' | 'ending' | 'off';

/** The state of the service, as an operator looks at it first. */
export interface Overview {
  readonly totals: Totals;
  readonly readiness: Readiness;
  readonly errors: readonly RecentError[];
  readonly latencies: Readonly<Record<TimedCall, Latency>>;
  readonly isEmbedded: boolean;
  /** The model that new texts are embedded with. */
  readonly embeddingModel: string;
  readonly startedAt: Date;
  readonly encryption: Encryption;
}

/** Tells an operator what there is, what waits and what went wrong. */
@Injectable()
export class OverviewService {
  private readonly startedAt = new Date(Date.now() - Math.round(process.uptime() * 1000));

  constructor(
    private readonly repository: OverviewRepository,
    private readonly readiness: ReadinessService,
    private readonly embedders: Embedders,
    private readonly metrics: Metrics,
    private readonly keyring: Keyring,
  ) {}

  async overview(): Promise<Overview> {
    const [totals, readiness] = await Promise.all([this.repository.find(new Date()), this.readiness.check()]);
    return {
      totals,
      readiness,
      errors: recentErrors(),
      latencies: this.metrics.latencies.read(),
      isEmbedded: this.repository.database.isEmbedded,
      embeddingModel: this.embedders.get().model,
      startedAt: this.startedAt,
      encryption: this.keyring.current ? 'on' : this.keyring.isEnabled ? 'ending' : 'off',
    };
  }
}
