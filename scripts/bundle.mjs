// Puts dist/main.js and all that it imports into one file. Node resolves, reads and links 1,900 small modules otherwise, a third of the CPU
// time of a start. The command line, the benchmarks and the threads keep their modules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const DIST = resolve('dist');
const MAIN = join(DIST, 'main.js');
/** TypeORM and the service must use one `pg`, whose errors both tell by their class; the others find files and threads beside their own code. */
const OUTSIDE = ['typeorm', 'pg', 'piscina', 'onnxruntime-node'];
const PROBE = 'probe';

/** A module that looks for files beside it goes on to find them, wherever its code ends up. */
const keepPlaces = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(`${DIST}/`)) return undefined;
      const place = JSON.stringify(`./${relative(DIST, path)}`);
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`) };
    });
  },
};

/** Packages that Nest or Fastify would use if they were installed are still looked for when they are wanted. */
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
  // Nest logs classes by their names, and its Swagger module knows lazy types by those of their functions.
  keepNames: true,
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
  external: OUTSIDE,
  plugins: [keepPlaces, leaveOptional],
  // For the CommonJS packages in it.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
});
await rename(`${MAIN}.bundle`, MAIN);
writeFileSync(join(DIST, 'main.licenses.txt'), licensesOf(Object.keys(metafile.inputs)));

/** The licences of the packages whose code is in the file. */
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
