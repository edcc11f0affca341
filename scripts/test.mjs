// What `npm test` runs: Biome and knip, TypeScript, and all tests; with `--quick`, only the tests of the projects unit and
// contract. All other arguments are Jest's, which then runs once.
import { spawnSync } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { ALONE } from './alone-tests.mjs';

const given = process.argv.slice(2);
const options = given.filter((option) => option !== '--quick');
const cores = availableParallelism();
// Each file of tests copies an embedded database of 1,300 files: in memory, where there is room for some dozens of them and
// programs may run, that and their deletion take half the time.
const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;
if (!process.env.TMPDIR && isRoomy(MEMORY)) process.env.TMPDIR = MEMORY;

function isRoomy(directory) {
  try {
    const { bavail, bsize } = statfsSync(directory);
    const mount = readFileSync('/proc/mounts', 'utf8').match(new RegExp(`^\\S+ ${directory} .*$`, 'm'))?.[0] ?? 'noexec';
    return bavail * bsize > ROOM && !mount.includes('noexec');
  } catch {
    return false;
  }
}

const jestFile = createRequire(import.meta.url).resolve('jest/bin/jest');

const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};
const jest = (...args) => run(process.execPath, jestFile, ...args);

if (options.length < given.length) {
  jest(`--maxWorkers=${cores}`, '--selectProjects', 'unit', 'contract', ...options);
} else {
  run('npm', 'run', 'lint');
  run('npm', 'run', 'typecheck');
  if (options.length > 0) {
    jest(...options);
  } else {
    // Most of a test's time is spent waiting for a service, a lease or a disk. Jest would use one core less than there are.
    jest(`--maxWorkers=${cores + 1}`, '--testPathIgnorePatterns', ALONE);
    jest('--runInBand', '--testPathPatterns', ALONE);
  }
}
