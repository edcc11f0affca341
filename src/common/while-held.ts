/**
 * Runs `work` under a lease and renews the lease in the meantime: a lease that is not renewed expires.
 * @param renew renews the lease; resolves to false if another process has taken it over
 * @param everyMs interval of the renewals, in milliseconds
 * @param work calls `isLost` between its steps to check whether the lease was lost
 */
export async function whileHeld<T>(
  renew: () => Promise<boolean>,
  everyMs: number,
  work: (isLost: () => boolean) => Promise<T>,
): Promise<T> {
  let lost = false;
  const timer = setInterval(() => {
    renew().then(
      (renewed) => {
        lost ||= !renewed;
      },
      // A failed renewal is ignored: if the database is unavailable, the work fails by itself.
      () => {},
    );
  }, everyMs);
  try {
    return await work(() => lost);
  } finally {
    clearInterval(timer);
  }
}
