// Compiles src to dist and bundles the service into one file there. scripts/prepare.mjs compares the time of dist/.built with the
// sources.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
const { resolve } = createRequire(import.meta.url);
const tsc = resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('./bundle.mjs');
// npx links to this file, and makes it executable only when it makes the link.
chmodSync('dist/bin/mnemonest.js', 0o755);
// The service serves one file of redoc, which is copied: as a dependency redoc could not be installed, because it depends on a
// version of a package of its maker that is not published.
const redoc = dirname(resolve('redoc/package.json'));
mkdirSync('dist/http/redoc', { recursive: true });
cpSync(join(redoc, 'bundles/redoc.standalone.js'), 'dist/http/redoc/redoc.standalone.js');
cpSync(join(redoc, 'LICENSE'), 'dist/http/redoc/LICENSE');
writeFileSync('dist/.built', '');
