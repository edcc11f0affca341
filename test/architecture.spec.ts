import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();

const imports = (...files: string[]) => files.map((file) => `import '${file}';\n`).join('');

/** A source tree with one violation of each rule, beside allowed imports. */
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
  'src/http/a.ts': imports('../common/b.js', '../database/b.js'),
  'src/http/field-readers.ts': '',
  'src/http/b.ts': imports('../modules/status/b.js'),
  'src/modules/workspaces/a.ts': imports('../../http/a.js'),
  'src/modules/auth/a.ts': imports('../../greeting.js'),
  'src/modules/admin/a.ts': imports('../auth/a.js', '../workspaces/a.js', '../memory/b.js'),
  'src/modules/memory/a.ts': imports('./index.js', '../events/a.js', '../../../test/helper.js'),
  'src/modules/memory/b.ts': '',
  'src/modules/memory/index.ts': imports('./b.js'),
  'src/modules/memory/records/a.ts': imports('../manage/b.js', '../../../text/b.js'),
  'src/modules/memory/records/b.repository.ts': '',
  'src/modules/memory/records/b.types.ts': '',
  'src/modules/memory/manage/a.ts': imports('../records/b.repository.js', '../store/b.service.js'),
  'src/modules/memory/manage/b.ts': '',
  'src/modules/memory/store/b.service.ts': '',
  'src/modules/memory/store/c.service.ts': imports('../../../http/a.js', './c.dto.js'),
  'src/modules/memory/store/c.dto.ts': imports('../../../http/field-readers.js'),
  'src/modules/memory/store/c.ts': imports('../../../http/field-readers.js', '../../../http/a.js'),
  'src/modules/memory/attic/a.ts': imports('../records/b.types.js'),
  'src/modules/azen/a.ts': imports(
    '../memory/store/b.service.js',
    '../memory/records/b.types.js',
    '../memory/records/b.repository.js',
  ),
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
  'src/modules/memory/records/a.ts -> src/modules/memory/manage/b.ts (modules/memory/records-imports)',
  'src/modules/memory/attic/a.ts -> src/modules/memory/records/b.types.ts (unlisted-room)',
  'src/modules/azen/a.ts -> src/modules/memory/records/b.repository.ts (modules/azen-facades)',
  'src/modules/memory/store/c.service.ts -> src/http/a.ts (services-without-http)',
  'src/modules/memory/store/c.ts -> src/http/field-readers.ts (refusals-at-the-edge)',
];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: { readonly violations: Violation[]; readonly totalCruised: number };
}

/** Runs dependency-cruiser over the `src` of a tree, in a separate process because its API is ESM only. */
function cruise(tree: string): Cruise {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [depcruise, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!stdout) throw new Error(`dependency-cruiser failed: ${stderr}`);
  const found = JSON.parse(stdout) as Cruise;
  if (!found.summary.totalCruised) throw new Error('dependency-cruiser saw no files');
  return found;
}

/** Returns the violations in a tree, as `importer -> imported (rule)`. */
const violationsIn = ({ summary }: Cruise): string[] =>
  summary.violations.map(({ from, to, rule }) => `${from} -> ${to} (${rule.name})`).sort();

/** Returns the imports that the rules allow between folders, as `importer -> imported`; every module may import every layer. */
function allowedArrows(): string[] {
  const { forbidden } = require(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string; from: { path?: string }; to: { pathNot?: string } }[];
  };
  return forbidden
    .filter(({ name }) => name.endsWith('-imports'))
    .flatMap(({ name, to }) => {
      const folder = name.slice(0, -'-imports'.length);
      const base = folder.startsWith('modules/memory/') ? 'modules/memory/' : '';
      const [, names = ''] = /\(\?:(.*?)\)/.exec(to.pathNot ?? '') ?? [];
      return names.split('|').map((each) => `${folder} -> ${base}${each}`);
    })
    .filter((arrow) => !/^modules\/\S+ -> (?!modules\/)/.test(arrow) && !/^(\S+) -> \1$/.test(arrow));
}

/** Returns the imports between folders in a tree, from and to each folder that contains the files, as `importer -> imported`. */
function arrowsIn({ modules }: Cruise): Set<string> {
  const foldersOf = (path: string) => {
    const parts = path.split('/').slice(1, -1);
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  };
  return new Set(
    modules.flatMap(({ source, dependencies }) =>
      dependencies.flatMap(({ resolved }) =>
        foldersOf(source).flatMap((from) => foldersOf(resolved).map((to) => `${from} -> ${to}`)),
      ),
    ),
  );
}

/** Matches code that reads `process.env`, as a property or by destructuring, or imports `env` from `node:process`. */
const ENVIRONMENT =
  /process\s*(\?\.|\.)\s*env\b|process\s*\[\s*['"`]env|env\b[^;]*\bfrom 'node:process'|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/;
const readsEnvironment = (code: string) => ENVIRONMENT.test(code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

describe('the import rules', () => {
  let src: Cruise;
  beforeAll(() => {
    src = cruise(root);
  });

  it('hold for all files in src', () => {
    expect(violationsIn(src)).toEqual([]);
  });

  it('allow no import between folders that src does not use', () => {
    const used = arrowsIn(src);
    expect(allowedArrows()).toContain('modules/memory/manage -> modules/memory/store');
    expect(allowedArrows().filter((arrow) => !used.has(arrow))).toEqual([]);
  });

  describe('on a tree with violations', () => {
    let found: string[];
    let tree: string;
    beforeAll(() => {
      tree = mkdtempSync(join(tmpdir(), 'mnemonest-architecture-'));
      for (const [file, code] of Object.entries(EXAMPLE)) {
        mkdirSync(dirname(join(tree, file)), { recursive: true });
        writeFileSync(join(tree, file), code);
      }
      found = violationsIn(cruise(tree));
    });
    afterAll(() => rmSync(tree, { recursive: true, force: true }));

    it.each(FORBIDDEN)('report %s', (violation) => {
      expect(found).toContain(violation);
    });

    it('report nothing but the violations', () => {
      expect(found).toEqual([...FORBIDDEN].sort());
    });
  });
});

describe('process.env', () => {
  it('is read only in src/config, src/bin and src/main.ts', () => {
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
  ])('is found in the code %s', (code) => {
    expect(readsEnvironment(code)).toBe(true);
  });

  it('may be mentioned in comments', () => {
    expect(readsEnvironment('/** The only reader of `process.env`. */\n// process.env\nconst environment = 1;')).toBe(false);
  });
});
