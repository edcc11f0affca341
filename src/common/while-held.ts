/**
 * Does `work` while its holder says again and again that it still holds it: whoever falls silent is taken for dead.
 * @param keep says so; false if somebody else has it by now
 * @param everyMs how often
 * @param work asks, between its steps, whether it has been lost
 */
export async function whileHeld<T>(
  keep: () => Promise<boolean>,
  everyMs: number,
  work: (isLost: () => boolean) => Promise<T>,
): Promise<T> {
  let lost = false;
  const keeping = setInterval(() => {
    keep().then(
      (kept) => {
        lost ||= !kept;
      },
      // What cannot be told is noticed by the work itself.
      () => {},
    );
  }, everyMs);
  try {
    return await work(() => lost);
  } finally {
    clearInterval(keeping);
  }
}
