// Compiles src twice with tsc, for `import` and for `require`, each with its types. A bundler is not needed: there are no
// dependencies.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const compile = (...options) => {
  const { status } = spawnSync(process.execPath, [tsc, '-p', '.', ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync('dist', { recursive: true, force: true });
compile('--outDir', 'dist/esm');
compile('--outDir', 'dist/cjs', '--module', 'commonjs', '--moduleResolution', 'bundler');
mkdirSync('dist/cjs', { recursive: true });
// In this directory `.js` means CommonJS, unlike in the rest of the package.
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
