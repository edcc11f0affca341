// Compiles src to dist and bundles the service into one file there, and builds the dashboard. scripts/prepare.mjs compares the
// time of dist/.built with the sources.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);
mkdirSync('dist', { recursive: true });
// The dashboard is built again only if its own sources have changed.
for (const name of readdirSync('dist')) if (name !== 'web') rmSync(join('dist', name), { recursive: true, force: true });
const { resolve } = createRequire(import.meta.url);
const tsc = resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('./bundle.mjs');
await import('./web.mjs');
// The service serves files of these packages, each with its licence beside it. They are copied because an installation needs
// nothing else of them.
const SERVED = {
  redoc: ['bundles/redoc.standalone.js', 'LICENSE'],
  'swagger-ui-dist': [
    'swagger-ui.css',
    'swagger-ui-bundle.js',
    'swagger-ui-bundle.js.LICENSE.txt',
    'oauth2-redirect.js',
    'LICENSE',
    'NOTICE',
  ],
};
for (const [name, files] of Object.entries(SERVED)) {
  const target = join('dist/http', name);
  mkdirSync(target, { recursive: true });
  for (const file of files) cpSync(join(dirname(resolve(`${name}/package.json`)), file), join(target, basename(file)));
}
writeFileSync('dist/.built', '');
