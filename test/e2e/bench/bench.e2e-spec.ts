import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchReport } from '../../../src/bin/bench/bench.types.js';
import type { PeersReport } from '../../../src/bin/bench/peers/peer.types.js';
import type { UpkeepReport } from '../../../src/bin/bench/upkeep.js';
import { CHROMIUM } from '../../../src/bin/measuring/chromium.js';
import { engines, oneEngine } from '../../support/engines.js';
import { WASM_BUDGET } from '../../support/wasm-budget.js';

const run = promisify(execFile);
const BENCH = join(process.cwd(), 'dist/bin/bench.js');

describe.each(engines)('npm run bench on $name', (engine) => {
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'mnemonest-bench-test-'));
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const { PATH = '', HOME = '', DATABASE_URL = '' } = process.env;
  const env = { PATH, HOME, ...(engine.name === 'postgres' && { DATABASE_URL }) };
  const bench = (...flags: string[]) => run(process.execPath, [WASM_BUDGET, BENCH, '--out', out, ...flags], { env });

  it('measures the service and its parts without errors, and writes the report', async () => {
    const { stdout, stderr } = await bench(
      '--n',
      '200',
      '--clients',
      '2',
      // A store may take half a second on a busy machine.
      '--seconds',
      '1',
      '--warm-up',
      '0.5',
      '--rounds',
      '1',
      '--json',
    );
    expect(stderr).toBe('');
    const report = JSON.parse(stdout) as BenchReport;
    expect(report).toMatchObject({ engine: engine.name, options: { n: 200, clients: [2] } });
    const [scale] = report.scales;
    // The search of such a small workspace is exact.
    expect(scale?.recall).toEqual({ big: 1, middle: 1, small: 1 });
    expect(scale?.cells.map(({ operation, clients }) => [operation, clients])).toEqual([
      ['store', 2],
      ['retrieve', 2],
    ]);
    const services = [scale!.cached, scale!.ofUser, scale!.ofAll, ...scale!.cells.map(({ service }) => service)];
    for (const figures of [report.bareRoute, ...services, ...scale!.cells.flatMap(({ embed, sql, raw }) => [embed, sql, raw])]) {
      expect(figures).toMatchObject({ errors: 0, calls: expect.any(Number) });
      expect(figures.calls).toBeGreaterThan(0);
      expect(figures.p50).toBeLessThanOrEqual(figures.p99);
    }
    for (const { eventLoopDelayP99, rssBytes } of services) {
      expect(eventLoopDelayP99).toBeGreaterThan(0);
      expect(rssBytes).toBeGreaterThan(50_000_000);
    }
    const files = readdirSync(out).sort();
    expect(files.map((file) => file.replace(/.*\./, ''))).toEqual(['json', 'svg']);
    expect(JSON.parse(readFileSync(join(out, files[0]!), 'utf8'))).toEqual(report);
    expect(readFileSync(join(out, files[1]!), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  }, 240_000);

  // The rest takes a minute, and the service does the same on both engines.
  if (!oneEngine.includes(engine)) return;

  it('does the work of peers with the service, and says which ones are not installed', async () => {
    const { stdout } = await bench('--peers', out, '--n', '200', '--json');
    const report = JSON.parse(stdout) as PeersReport;
    expect(report).toMatchObject({ n: 200, missing: ['mem0ai', '@mastra/memory'], failures: {} });
    expect(report.peers).toMatchObject([{ name: 'mnemonest', llmCallsPerStore: 0 }]);
    expect(report.peers[0]?.embeddingsPerStore).toBeGreaterThanOrEqual(1);
    expect(report.peers[0]?.found).toBeGreaterThan(0.9);
  }, 120_000);

  it('measures what many memories cost their operator and another workspace', async () => {
    const { stdout } = await bench('--upkeep', '--n', '200', '--seconds', '0.5', '--rounds', '1', '--json');
    const { engine: name, dashboard, health, sweep, purge } = JSON.parse(stdout) as UpkeepReport;
    expect([name, health.errors, dashboard?.pages.length]).toEqual([engine.name, 0, existsSync(CHROMIUM) ? 18 : undefined]);
    for (const { seconds, before, meanwhile } of [sweep, purge]) {
      expect(seconds).toBeGreaterThan(0);
      expect([before.errors, meanwhile.errors]).toEqual([0, 0]);
    }
  }, 240_000);

  it('refuses a count that is not a number', async () => {
    await expect(bench('--n', 'many')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('whole number from 200'),
    });
  });
});
