/**
 * Where the compiled module of a worker thread lies.
 *
 * Jest runs the sources through its own transform, but a thread starts outside Jest and can only load what `tsc` emitted: a module
 * under `src/` is therefore mapped to the same place under `dist/`. Tests run after a build (`npm test` sees to it).
 * @param importMetaUrl `import.meta.url` of the module that starts the thread
 * @param relative the worker's path from there, with its `.js` suffix, such as `./x.worker.js`
 */
export function workerUrl(importMetaUrl: string, relative: string): URL {
  const { href } = new URL(relative, importMetaUrl);
  if (!importMetaUrl.endsWith('.ts')) return new URL(href);
  const sources = href.lastIndexOf('/src/');
  return new URL(`${href.slice(0, sources)}/dist/${href.slice(sources + '/src/'.length)}`);
}
