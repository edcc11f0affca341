import { performance } from 'node:perf_hooks';

/** Returns `read` with its latest result remembered for `ms`: callers in between get the same, and never start a second one. */
export function rememberedFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let latest: { readonly result: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (!latest || performance.now() >= latest.until) latest = { result: read(), until: performance.now() + ms };
    return latest.result;
  };
}
