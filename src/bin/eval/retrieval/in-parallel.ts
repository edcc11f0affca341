/**
 * Maps items with at most `lanes` calls under way, and returns the results in the order of the items. After a failure no further
 * item is begun.
 */
export async function inParallel<T, R>(items: readonly T[], lanes: number, map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const work = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      results[index] = await map(item);
    }
  };
  await Promise.all(
    Array.from({ length: lanes }, () =>
      work().catch((error) => {
        failed = true;
        throw error;
      }),
    ),
  );
  return results;
}
