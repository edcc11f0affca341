import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { AzenUsageRepository } from './usage.repository.js';
import type { DayCount } from './usage.types.js';
import { AzenUsageCounter } from './usage-counter.js';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** The number of calls of a workspace on each of a range of days. */
export interface UsageOfDays {
  /** YYYY-MM-DD, ascending. */
  readonly days: readonly string[];
  readonly counts: readonly DayCount[];
}

@Injectable()
export class AzenUsageService {
  constructor(
    private readonly usage: AzenUsageRepository,
    private readonly counter: AzenUsageCounter,
  ) {}

  /**
   * Returns the counts of the last 30 days in UTC, including today. Calls that other processes counted within the last
   * second may be missing.
   */
  async lastDays(ctx: RequestContext): Promise<UsageOfDays> {
    await this.counter.flush();
    const today = ctx.now.getTime();
    const days = Array.from({ length: DAYS }, (_, i) => new Date(today - (DAYS - 1 - i) * DAY_MS).toISOString().slice(0, 10));
    return { days, counts: await this.usage.find(ctx, days[0]!, days.at(-1)!) };
  }
}
