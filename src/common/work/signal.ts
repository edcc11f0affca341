/** Wakes those who wait for it, in this process. A notification reaches also who was just about to wait. */
export class Signal {
  private readonly waiting = new Set<() => void>();
  private count = 0;

  /** Number of notifications so far. */
  get notifications(): number {
    return this.count;
  }

  notify(): void {
    this.count++;
    for (const wake of this.waiting) wake();
  }

  /** Resolves once there were more than `heard` notifications, or after `timeoutMs`. */
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
