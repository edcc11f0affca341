// Makes a release: npm run release -- [--dry-run] <version>. In a work tree of its own, it writes the version, installs what the
// lock names, builds, runs the quick tests, packs, and installs what it packed. With --dry-run nothing stays but the packages in
// release/; otherwise the commit and its tag do, on this branch. It publishes nothing: it prints the commands that do. With
// --dry-run --quick it takes the packages of this clone, and skips the tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import semver from 'semver';
import { notesOf, released, VERSIONED, withVersion } from './release-files.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const stop = (message) => {
  console.error(`release: ${message}`);
  process.exit(1);
};

const run = (command, args, { cwd = process.cwd(), env = process.env, quiet = false } = {}) => {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return (stdout ?? '').trim();
};
const git = (...args) => run('git', args, { quiet: true });
const say = (what) => console.log(`== ${what}`);

const { values: options, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [version] = positionals;
const current = JSON.parse(readFileSync('package.json', 'utf8')).version;
if (positionals.length !== 1 || !semver.valid(version)) stop('usage: npm run release -- [--dry-run] <version>, such as 0.2.0');
if (!semver.gt(version, current)) stop(`${version} is not above ${current}`);
if (options.quick && !options['dry-run']) stop('--quick is for --dry-run');
if (git('status', '--porcelain')) stop('the work tree is not clean: commit, or stash');
if (git('tag', '--list', `v${version}`)) stop(`the tag v${version} exists`);

const target = resolve('release', version);
const tree = mkdtempSync(join(tmpdir(), 'mnemonest-release-'));
const inTree = (command, args, more) => run(command, args, { cwd: tree, ...more });

/** Writes the version and the changelog. */
function write() {
  const edit = (file, change) => writeFileSync(join(tree, file), change(readFileSync(join(tree, file), 'utf8')));
  for (const [file, place] of VERSIONED) edit(file, (text) => withVersion(text, place, version));
  edit('CHANGELOG.md', (text) => released(text, version, new Date().toISOString().slice(0, 10)));
}

/**
 * Packs the npm packages, plugins, adapters, chart and, if its builder is there, the Python package; writes SBOM, notes and
 * digests.
 */
function pack() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  inTree('npm', ['pack', '--loglevel=error', '--pack-destination', target]);
  run('npm', ['pack', '--loglevel=error', '--pack-destination', target], { cwd: join(tree, 'sdk/typescript') });
  const archive = (name, directory, ...files) => inTree('tar', ['-czf', join(target, name), '-C', directory, ...files]);
  archive(`mnemonest-plugins-${version}.tgz`, '.', 'plugins');
  archive(`mnemonest-adapters-${version}.tgz`, '.', '--exclude=__pycache__', 'adapters');
  // What `helm package` makes.
  archive(`mnemonest-chart-${version}.tgz`, 'deploy/helm', 'mnemonest');
  const python = pythonWithBuilder();
  if (python) run(python, ['-m', 'hatchling', 'build', '-d', target], { cwd: join(tree, 'sdk/python') });
  else if (options['dry-run']) say('SKIPPED: the Python package, which needs hatchling');
  else throw new Error('the Python package needs hatchling');
  writeFileSync(join(target, 'mnemonest.cdx.json'), inTree(process.execPath, ['scripts/sbom.mjs'], { quiet: true }));
  writeFileSync(join(target, 'NOTES.md'), `${notesOf(readFileSync(join(tree, 'CHANGELOG.md'), 'utf8'), version)}\n`);
  const digest = (name) =>
    createHash('sha256')
      .update(readFileSync(join(target, name)))
      .digest('hex');
  const names = readdirSync(target).sort();
  writeFileSync(join(target, 'SHA256SUMS'), names.map((name) => `${digest(name)}  ${name}\n`).join(''));
}

/** Returns a Python that can build the package, or undefined. */
const pythonWithBuilder = () =>
  [process.env.MNEMONEST_PYTHON, 'python3', '/usr/bin/python3'].find(
    (python) => python && spawnSync(python, ['-c', 'import hatchling'], { stdio: 'ignore' }).status === 0,
  );

/** Installs the packages into an empty directory, and asks each for its version. */
function install() {
  const directory = mkdtempSync(join(tmpdir(), 'mnemonest-installed-'));
  try {
    const packages = [`mnemonest-${version}.tgz`, `mnemonest-sdk-${version}.tgz`].map((name) => join(target, name));
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: directory });
    const answer = (command, ...args) => run(command, args, { cwd: directory, quiet: true });
    const versions = [
      answer('npx', 'mnemonest', '--version'),
      answer(process.execPath, '-p', `require('@mnemonest/sdk/package.json').version`),
    ];
    answer(
      process.execPath,
      '--input-type=module',
      '-e',
      `new (await import('@mnemonest/sdk')).Mnemonest({ apiKey: 'mnx_ws_0' })`,
    );
    const wheel = readdirSync(target).find((name) => name.endsWith('.whl'));
    const read = 'import sys, importlib.metadata as m; print(next(iter(m.distributions(path=[sys.argv[1]]))).version)';
    // Python reads a wheel as it is.
    if (wheel) versions.push(answer('python3', '-I', '-c', read, join(target, wheel)));
    const wrong = versions.filter((each) => each !== version);
    if (wrong.length) throw new Error(`installed packages say ${wrong.join(', ')}, not ${version}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  say(`${version} in a work tree of ${git('rev-parse', '--short', 'HEAD')}`);
  git('worktree', 'add', '--quiet', '--detach', tree, 'HEAD');
  write();
  say('installing what the lock names, and building');
  if (options.quick) {
    run('cp', ['-a', 'node_modules', tree]);
    inTree('touch', ['node_modules/.package-lock.json']);
  } else inTree('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']);
  inTree(process.execPath, ['scripts/prepare.mjs']);
  if (!options.quick) {
    say('lint, types and the quick tests; CI has run the others on this commit');
    inTree('npm', ['run', '--silent', 'lint']);
    inTree('npm', ['run', '--silent', 'typecheck']);
    inTree('npm', ['test', '--', '--quick']);
  }
  say('packing');
  pack();
  say('installing from the packages');
  install();
  if (!options['dry-run']) {
    inTree('git', ['commit', '--quiet', '--all', '--message', `Release ${version}`]);
    inTree('git', ['tag', '--annotate', `v${version}`, '--file', join(target, 'NOTES.md')]);
    git('merge', '--quiet', '--ff-only', `v${version}`);
  }
  for (const name of readdirSync(target)) console.log(join('release', version, name));
  if (options['dry-run']) say('a dry run: no commit, no tag');
  else
    console.log(`Publish it:
  git push --follow-tags
  npm publish release/${version}/mnemonest-${version}.tgz
  npm publish release/${version}/mnemonest-sdk-${version}.tgz
  twine upload release/${version}/*.whl release/${version}/mnemonest-${version}.tar.gz
  docker buildx build --platform linux/amd64,linux/arm64 --tag <registry>/mnemonest:${version} --push .`);
} catch (error) {
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', tree]);
  rmSync(tree, { recursive: true, force: true });
}
