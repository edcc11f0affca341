import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();

const imports = (...files: string[]) => files.map((file) => `import '${file}';\n`).join('');

/** A tree with one breach of each kind, beside imports that are fine. */
const EXAMPLE = {
  'src/main.ts': imports('./app.module.js', './bin/tool.js'),
  'src/greeting.ts': '',
  'src/app.module.ts': imports('./modules/admin/a.js', './modules/mcp/a.js'),
  'src/bin/tool.ts': imports('../config/a.js', '../modules/auth/a.js'),
  'src/common/a.ts': imports('../config/a.js'),
  'src/common/b.ts': 'export type B = 1;\n',
  'src/config/a.ts': `import type { B } from '../common/b.js';\nexport type A = B;\n`,
  'src/text/a.ts': imports('../common/b.js', '../config/a.js', '../database/b.js'),
  'src/text/b.ts': '',
  'src/database/a.ts': imports('../config/a.js', '../text/b.js', '../http/a.js'),
  'src/database/entities/index.ts': imports('../b.js'),
  'src/database/b.ts': '',
  'src/providers/a.ts': imports('../config/a.js', '../database/b.js'),
  'src/providers/b.ts': '',
  'src/http/a.ts': imports('../common/b.js', '../database/b.js', '../providers/b.js'),
  'src/http/b.ts': imports('../modules/status/b.js'),
  'src/modules/workspaces/a.ts': imports('../../http/a.js'),
  'src/modules/auth/a.ts': imports('../workspaces/a.js', '../../greeting.js'),
  'src/modules/admin/a.ts': imports('../auth/a.js', '../workspaces/a.js', '../memory/b.js'),
  'src/modules/memory/a.ts': imports('./index.js', '../events/a.js', '../../../test/helper.js'),
  'src/modules/memory/b.ts': '',
  'src/modules/memory/index.ts': imports('./b.js'),
  'src/modules/events/a.ts': '',
  'src/modules/status/a.ts': imports('../auth/a.js'),
  'src/modules/status/b.ts': '',
  'src/modules/mcp/a.ts': imports('../memory/b.js', '../status/b.js', '../optimize/a.js'),
  'src/modules/optimize/a.ts': `import type { B } from './b.js';\nexport type A = B;\n`,
  'src/modules/optimize/b.ts': `import type { A } from './a.js';\nexport type B = A;\n`,
  'src/modules/invented/a.ts': imports('../../common/b.js'),
  'test/helper.ts': '',
};

const FORBIDDEN = [
  'src/common/a.ts -> src/config/a.ts (common-imports)',
  'src/text/a.ts -> src/config/a.ts (text-imports)',
  'src/text/a.ts -> src/database/b.ts (text-imports)',
  'src/database/a.ts -> src/http/a.ts (database-imports)',
  'src/providers/a.ts -> src/database/b.ts (providers-imports)',
  'src/http/b.ts -> src/modules/status/b.ts (http-imports)',
  'src/modules/auth/a.ts -> src/greeting.ts (modules/auth-imports)',
  'src/modules/admin/a.ts -> src/modules/memory/b.ts (modules/admin-imports)',
  'src/modules/status/a.ts -> src/modules/auth/a.ts (modules/status-imports)',
  'src/modules/memory/a.ts -> test/helper.ts (no-tests-in-src)',
  'src/modules/memory/index.ts -> src/modules/memory/b.ts (no-barrels)',
  'src/modules/optimize/a.ts -> src/modules/optimize/b.ts (no-cycles)',
  'src/modules/invented/a.ts -> src/common/b.ts (unlisted-folder)',
];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** What .dependency-cruiser.cjs has against the `src` of a tree, as `importer -> imported (rule)`. A process: the API is ESM only. */
function violations(tree: string): string[] {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [depcruise, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!stdout) throw new Error(`dependency-cruiser failed: ${stderr}`);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  if (!summary.totalCruised) throw new Error('dependency-cruiser saw no files');
  return summary.violations.map(({ from, to, rule }) => `${from} -> ${to} (${rule.name})`).sort();
}

/** Files whose text reads `process.env`, as a property or by destructuring, or takes `env` from `node:process`. */
const ENVIRONMENT =
  /process\s*(\?\.|\.)\s*env\b|process\s*\[\s*['"`]env|env\b[^;]*\bfrom 'node:process'|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/;
const readsEnvironment = (code: string) => ENVIRONMENT.test(code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

describe('the import rules', () => {
  it('hold in src', () => {
    expect(violations(root)).toEqual([]);
  });

  describe('as a rule set', () => {
    let found: string[];
    let tree: string;
    beforeAll(() => {
      tree = mkdtempSync(join(tmpdir(), 'mnemonest-architecture-'));
      for (const [file, code] of Object.entries(EXAMPLE)) {
        mkdirSync(dirname(join(tree, file)), { recursive: true });
        writeFileSync(join(tree, file), code);
      }
      found = violations(tree);
    });
    afterAll(() => rmSync(tree, { recursive: true, force: true }));

    it.each(FORBIDDEN)('refuse %s', (violation) => {
      expect(found).toContain(violation);
    });

    it('refuse nothing else', () => {
      expect(found).toEqual([...FORBIDDEN].sort());
    });
  });
});

describe('the environment', () => {
  it('is read only where the service and its tools start', () => {
    const readers = (readdirSync('src', { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts') && readsEnvironment(readFileSync(join('src', file), 'utf8')))
      .filter((file) => !/^(config|bin)\/|^main\.ts$/.test(file));
    expect(readers).toEqual([]);
  });

  it.each([
    'loadConfig(process.env);',
    "const home = process['env'].HOME;",
    "import { argv, env } from 'node:process';",
    'const { env } = process;',
  ])('is noticed in %s', (code) => {
    expect(readsEnvironment(code)).toBe(true);
  });

  it('may be talked about', () => {
    expect(readsEnvironment('/** The only reader of `process.env`. */\n// process.env\nconst environment = 1;')).toBe(false);
  });
});
