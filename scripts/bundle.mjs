// Bundles the published programs and their threads with what they import. Otherwise Node would resolve, read and link 1,900 small
// modules, which takes a third of the CPU time of a start; and an installation would need sixty packages more. What several
// bundles share is in dist/chunks. The benchmarks and evals, which are not published, use the single modules.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { licensesOf, listOf, packagesOf } from './licenses.mjs';

const DIST = resolve('dist');
const ENTRIES = [
  'main.js',
  'bin/mnemonest.js',
  'bin/migrate.js',
  'database/embedded/pglite.worker.js',
  'providers/embeddings/local/embedding.worker.js',
  'providers/embeddings/local/model.worker.js',
  'providers/embeddings/local/model-conversion.process.js',
  'providers/embeddings/local/directory.worker.js',
];
/**
 * Packages that are not bundled: those that load files, libraries and threads relative to their own code, and TypeORM, which
 * must share one `pg` with the service, because both recognise its errors by their class. They are the `dependencies` of
 * package.json; all else is in `devDependencies`.
 */
const EXTERNAL = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies);
const PROBE = 'probe';

/** Rewrites `import.meta.url`, so that a module finds the files next to it although its code is in a bundle elsewhere in dist. */
const preserveUrls = {
  name: 'preserve-urls',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(`${DIST}/`)) return undefined;
      const original = JSON.stringify(relative(DIST, path));
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replaceAll('import.meta.url', `new URL(${original}, distUrl).href`) };
    });
  },
};

/** Leaves optional packages of Nest and Fastify that are not installed to be resolved at run time. */
const leaveOptional = {
  name: 'leave-optional',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === PROBE) return undefined;
      const { errors } = await resolve(path, { ...from, pluginData: PROBE });
      return errors.length ? { path, external: true } : undefined;
    });
  },
};

const BUNDLES = join(DIST, 'bundles');
const { metafile } = await build({
  entryPoints: ENTRIES.map((entry) => join(DIST, entry)),
  outdir: BUNDLES,
  outbase: DIST,
  chunkNames: 'chunks/[hash]',
  splitting: true,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Nest logs the names of classes, and its Swagger module recognises lazy types by the names of their functions.
  keepNames: true,
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
  external: EXTERNAL,
  plugins: [preserveUrls, leaveOptional],
  banner: {
    js: [
      // The bundled CommonJS packages need `require`.
      "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      "const distUrl = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + '/dist/'.length);",
    ].join('\n'),
  },
});
// The entries replace the single modules that they were made of.
cpSync(BUNDLES, DIST, { recursive: true });
rmSync(BUNDLES, { recursive: true });
const bundled = packagesOf(Object.keys(metafile.inputs));
writeFileSync(join(DIST, 'bundled.licenses.txt'), licensesOf(bundled));
// For scripts/sbom.mjs.
writeFileSync(join(DIST, '.bundled'), listOf(bundled));
