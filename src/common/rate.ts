/** Time constant of the smoothing: a measurement of that age has 1/e of the weight of a new one. */
const SMOOTHING_SECONDS = 10;

/** A rate in items per second, exponentially smoothed. */
export class Rate {
  private countedAt: number;

  /** @param perSecond the rate measured earlier; null if there is none */
  constructor(
    private perSecond: number | null = null,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.countedAt = clock();
  }

  /**
   * Adds a measurement.
   * @param items number of items done since the last call
   * @returns the smoothed rate
   */
  count(items: number): number {
    const now = this.clock();
    const seconds = Math.max(now - this.countedAt, 1) / 1_000;
    this.countedAt = now;
    const weight = this.perSecond === null ? 1 : 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
    this.perSecond = (this.perSecond ?? 0) * (1 - weight) + (items / seconds) * weight;
    return this.perSecond;
  }
}
