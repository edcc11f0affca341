// Builds the dashboard from web/ into dist/web, unless it is up to date there: with every file compressed beforehand, and the
// licences of the packages in it.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { licensesOf, listOf, packagesOf } from './licenses.mjs';

const TARGET = 'dist/web';
const BUILT = join(TARGET, '.built');
const SOURCES = ['web', 'sdk/typescript/src', 'package-lock.json', 'scripts/web.mjs'];

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { withFileTypes: true, recursive: true }).map((entry) => join(entry.parentPath, entry.name))
    : [path];

if (Math.max(...SOURCES.flatMap(filesIn).map(modified)) > modified(BUILT)) {
  const { output } = await build({ configFile: 'web/vite.config.ts', logLevel: 'warn' });
  const packages = packagesOf(output.flatMap(({ moduleIds = [] }) => moduleIds));
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(join(TARGET, 'licenses.txt'), licensesOf(packages));
  writeFileSync(join(TARGET, '.bundled'), listOf(packages));
  for (const path of filesIn(join(TARGET, 'assets'))) {
    const content = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
  writeFileSync(BUILT, '');
}
