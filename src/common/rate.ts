/** How much weight what was measured some seconds ago still has: 1/e of what is measured now. */
const MEMORY_SECONDS = 10;

/** Items a second, smoothed over some seconds. */
export class Rate {
  private countedAt: number;

  /** @param perSecond what was measured before, if anything was */
  constructor(
    private perSecond: number | null = null,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.countedAt = clock();
  }

  /** @param items that were done since the last call. @returns the rate */
  count(items: number): number {
    const now = this.clock();
    const seconds = Math.max(now - this.countedAt, 1) / 1_000;
    this.countedAt = now;
    const weight = this.perSecond === null ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
    this.perSecond = (this.perSecond ?? 0) * (1 - weight) + (items / seconds) * weight;
    return this.perSecond;
  }
}
