import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { call, workspaceClient } from '../../support/client.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';

const run = promisify(execFile);
/** Timeout of the installation; packages come from the registry or from npm's cache. */
const INSTALL_TIMEOUT_MS = 300_000;
const MB = 1_000_000;
const { PATH = '', HOME = '' } = process.env;

const inCi = process.env['CI'] === 'true';
(inCi ? describe : describe.skip)(
  `the npm package${inCi ? '' : ' (takes a minute and a quarter of a gigabyte: in CI only)'}`,
  () => {
    let directory: string;
    let packed: { filename: string; size: number; files: { path: string }[] };
    // The environment of a machine without the repository: only the paths of programs and of npm's cache.
    const env = { PATH, HOME, MNEMONEST_BOOTSTRAP_KEY: BOOTSTRAP_KEY };
    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), 'mnemonest-package-'));
      const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', directory]);
      [packed] = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]/m)))) as [typeof packed];
      const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--engine-strict'];
      await run('npm', ['install', '--prefer-offline', ...quiet, join(directory, packed.filename)], { cwd: directory, env });
    }, INSTALL_TIMEOUT_MS);
    afterAll(() => rmSync(directory, { recursive: true, force: true }));

    it('contains the files needed at run time and no others', () => {
      const files = packed.files.map(({ path }) => path);
      const others = files
        .filter((path) => !/^(?:dist\/(?:chunks|http\/(?:redoc|swagger-ui-dist)|web\/assets)|docs|plugins)\//.test(path))
        .sort();
      const expected = [
        '.env.example',
        'CHANGELOG.md',
        'LICENSE',
        'NOTICE',
        'README.md',
        'SECURITY.md',
        'bin/check-node.cjs',
        'bin/load.cjs',
        'bin/mnemonest.cjs',
        'deploy/systemd/mnemonest.service',
        'dist/bin/migrate.js',
        'dist/bin/mnemonest.js',
        'dist/bundled.licenses.txt',
        'dist/database/embedded/pglite.worker.js',
        'dist/main.js',
        'dist/providers/embeddings/local/directory.worker.js',
        'dist/providers/embeddings/local/embedding.worker.js',
        'dist/providers/embeddings/local/model-conversion.process.js',
        'dist/providers/embeddings/local/model.worker.js',
        'dist/web/index.html',
        'dist/web/licenses.txt',
        'openapi.json',
        'package.json',
        'scripts/install.mjs',
      ];
      expect(others).toEqual(expected);
      expect(files).toContain('docs/README.md');
      expect(files).toEqual(expect.arrayContaining(['plugins/.claude-plugin/marketplace.json', 'plugins/mnemonest/.mcp.json']));
      expect(packed.size).toBeLessThan(5 * MB);
      const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
      expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## [${version}]`);
    });

    it('takes little room: no libraries of other platforms, no compiler', async () => {
      const { stdout } = await run('du', ['-sk', 'node_modules'], { cwd: directory });
      expect(Number.parseInt(stdout, 10) * 1024).toBeLessThan(250 * MB);
      const installed = readdirSync(join(directory, 'node_modules'));
      expect(installed.filter((name) => ['typescript', 'swagger-ui-dist', '@scarf', '@nestjs'].includes(name))).toEqual([]);
    });

    it('starts with npx mnemonest, stores and retrieves a memory, and stops', async () => {
      const child = spawn('npx', ['mnemonest', '--port', '0', '--data-dir', 'memories'], { cwd: directory, env, detached: true });
      const exited = once(child, 'exit');
      try {
        let output = '';
        const url = await new Promise<string>((ready, failed) => {
          child.stdout.on('data', (chunk) => {
            output += chunk;
            const [, found] = /is ready at (http:\/\/\S+)/.exec(output) ?? [];
            if (found) ready(found);
          });
          child.stderr.on('data', (chunk) => {
            output += chunk;
          });
          child.on('exit', () => failed(new Error(`it did not start:\n${output}`)));
        });
        const client = workspaceClient(url);
        const { body } = await client.store('The client prefers async standups on Tuesdays');
        const found = await client.retrieve('what does the client like for standups');
        expect(found.body.memories.map(({ id }: { id: number }) => id)).toEqual([body.memory_id]);
        expect((await fetch(`${url}/redoc/redoc.standalone.js`)).status).toBe(200);
        const page = await (await fetch(`${url}/dashboard`)).text();
        const [, script] = /src="(\/dashboard\/assets\/[^"]+\.js)"/.exec(page) ?? [];
        expect((await fetch(url + script)).status).toBe(200);
        expect((await call('GET', `${url}/openapi.json`)).body).toEqual(JSON.parse(readFileSync('openapi.json', 'utf8')));
        expect(existsSync(join(directory, 'memories/admin-token'))).toBe(true);
      } finally {
        // Ends npx and its child processes.
        if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
      }
      await exited;
    }, 120_000);
  },
);
