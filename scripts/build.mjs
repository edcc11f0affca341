// Compiles src into dist, and the service into one file of it. dist/.built is the stamp that scripts/prepare.mjs compares with the sources.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
const { resolve } = createRequire(import.meta.url);
const tsc = resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('./bundle.mjs');
// Of redoc one file is served. As a dependency it could not be installed: it asks for a version of a package of its makers that nobody has.
const redoc = dirname(resolve('redoc/package.json'));
mkdirSync('dist/http/redoc', { recursive: true });
cpSync(join(redoc, 'bundles/redoc.standalone.js'), 'dist/http/redoc/redoc.standalone.js');
cpSync(join(redoc, 'LICENSE'), 'dist/http/redoc/LICENSE');
writeFileSync('dist/.built', '');
