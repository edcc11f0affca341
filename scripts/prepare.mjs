// Prepares a clone for `npm start` and `npm test`: installs the locked packages and builds the sources, unless that is up to
// date. It uses only Node itself, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

process.chdir(new URL('..', import.meta.url).pathname);

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestIn = (directory) =>
  Math.max(
    modified(directory),
    ...readdirSync(directory, { withFileTypes: true, recursive: true }).map((entry) =>
      modified(`${entry.parentPath}/${entry.name}`),
    ),
  );

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

if (modified('package-lock.json') > modified('node_modules/.package-lock.json')) {
  console.log('Installing packages (npm ci) …');
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']);
}

const sources = Math.max(
  newestIn('src'),
  newestIn('web'),
  newestIn('sdk/typescript/src'),
  newestIn('scripts'),
  modified('tsconfig.json'),
  modified('tsconfig.build.json'),
  modified('package-lock.json'),
);
if (sources > modified('dist/.built')) {
  console.log('Building …');
  run(process.execPath, ['scripts/build.mjs']);
}
