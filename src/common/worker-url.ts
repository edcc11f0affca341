/**
 * Returns the URL of the compiled module of a worker thread.
 *
 * Jest runs the sources through its own transform, but a thread starts outside Jest and can only load the output of `tsc`: a path
 * under `src/` is therefore mapped to the same path under `dist/`. Tests need a build, which `npm test` makes first.
 * @param importMetaUrl `import.meta.url` of the module that starts the thread
 * @param relative path of the worker from that module, with its `.js` suffix, such as `./x.worker.js`
 */
export function workerUrl(importMetaUrl: string, relative: string): URL {
  const { href } = new URL(relative, importMetaUrl);
  if (!importMetaUrl.endsWith('.ts')) return new URL(href);
  const sources = href.lastIndexOf('/src/');
  return new URL(`${href.slice(0, sources)}/dist/${href.slice(sources + '/src/'.length)}`);
}
