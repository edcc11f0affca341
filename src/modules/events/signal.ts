/** Wakes those who wait, within this process. A ring is not missed by who was just about to wait. */
export class Signal {
  private readonly waiting = new Set<() => void>();
  private count = 0;

  /** How often it was rung. */
  get notifications(): number {
    return this.count;
  }

  notify(): void {
    this.count++;
    for (const wake of this.waiting) wake();
  }

  /** Resolves once it was rung more than `heard` times, or after `timeoutMs`. */
  waitAfter(heard: number, timeoutMs: number): Promise<void> {
    if (this.count > heard) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs).unref();
      this.waiting.add(wake);
    });
  }
}
