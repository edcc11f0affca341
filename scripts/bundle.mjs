// Bundles dist/main.js and everything that it imports into one file. Otherwise Node would resolve, read and link 1,900
// small modules, which takes a third of the CPU time of a start. The command line, the benchmarks and the worker
// threads use the single modules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const DIST = resolve('dist');
const MAIN = join(DIST, 'main.js');
/**
 * Packages that are not bundled. TypeORM and the service must share one `pg`, because both recognise its errors by their class;
 * piscina and onnxruntime-node load files and threads relative to their own code; pino-pretty is loaded on a terminal only.
 */
const EXTERNAL = ['typeorm', 'pg', 'piscina', 'onnxruntime-node', 'pino-pretty'];
const PROBE = 'probe';

/** Rewrites `import.meta.url`, so that a module finds the files next to it although its code is in the bundle. */
const preserveUrls = {
  name: 'preserve-urls',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(`${DIST}/`)) return undefined;
      const original = JSON.stringify(`./${relative(DIST, path)}`);
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replaceAll('import.meta.url', `new URL(${original}, import.meta.url).href`) };
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

const { metafile } = await build({
  entryPoints: [MAIN],
  outfile: `${MAIN}.bundle`,
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
  // The bundled CommonJS packages need `require`.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
});
await rename(`${MAIN}.bundle`, MAIN);
writeFileSync(join(DIST, 'main.licenses.txt'), licensesOf(Object.keys(metafile.inputs)));

/** Returns the licences of the bundled packages. */
function licensesOf(inputs) {
  const packages = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = [...packages].sort().map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    const files = readdirSync(directory).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
    return [`${name} ${version} (${license})`, ...files.map((file) => readFileSync(join(directory, file), 'utf8').trim())].join(
      '\n\n',
    );
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
