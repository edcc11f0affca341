// What `npm test` runs: Biome and knip, TypeScript, and all tests; with `--quick`, only the tests that need no service of their
// own. All other arguments are Jest's.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const given = process.argv.slice(2);
const options = given.filter((option) => option !== '--quick');

const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

if (options.length === given.length) {
  run('npm', 'run', 'lint');
  run('npm', 'run', 'typecheck');
  run(process.execPath, resolve('jest/bin/jest'), ...options);
} else {
  run(process.execPath, resolve('jest/bin/jest'), '--selectProjects', 'unit', 'contract', ...options);
}
