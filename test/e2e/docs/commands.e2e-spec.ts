import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type DocumentedCommand, documentedCommands, documentedPrograms } from '../../support/documented-commands.js';
import { embedded, type TestDatabase } from '../../support/engines.js';
import { urlOf } from '../../support/service.js';

/** The commands that are not run here, and what runs them or what they need. */
const NOT_RUN: [RegExp, string][] = [
  [/^npm start$/, 'beforeAll'],
  [/^npm test$/, 'CI'],
  [/^npm run build\b/, 'CI'],
  [/^claude mcp add /, 'Claude Code'],
  [/^npx mnemonest plugin install /, 'Claude Code; test/e2e/plugins'],
  [/^cp \.env\.example |^docker compose /, 'Docker'],
  [/^export DATABASE_URL=|\/readyz$/, 'PostgreSQL and Redis; the suites on postgres'],
];
/** Ids depend on what was stored before. */
const ID = /ID: \d+/;
const { PATH = '', HOME = '' } = process.env;
const PYTHON = process.env['MNEMONEST_PYTHON'] || 'python3';
const hasLibraries = spawnSync(PYTHON, ['-c', 'import httpx, pydantic']).status === 0;

describe('the commands of the documentation', () => {
  let database: TestDatabase;
  let url: string;
  let env: Record<string, string>;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    database = await embedded.create();
    const settings = { PATH, HOME, DATA_DIR: database.dataDir };
    // `npm test` has built before: a build now would disturb the other tests.
    const child = spawn('npm', ['start', '--ignore-scripts'], {
      env: { ...settings, PORT: '0', STOP_DELAY_SECONDS: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    const ended = once(child, 'close');
    stop = () => {
      // npm and its child processes.
      if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
      return ended;
    };
    url = await urlOf(child, () => output);
    const KEY = readFileSync(join(database.dataDir, 'first-key'), 'utf8').trim();
    env = { ...settings, KEY, MNEMONEST_URL: url, MNEMONEST_API_KEY: KEY, PYTHONPATH: join(process.cwd(), 'sdk/python/src') };
    const sdk = join(database.dataDir, 'node_modules/@mnemonest/sdk');
    mkdirSync(sdk, { recursive: true });
    writeFileSync(join(sdk, 'package.json'), '{ "type": "module", "exports": "./sdk.js" }');
    buildSync({ entryPoints: ['sdk/typescript/src/mnemonest.ts'], outfile: join(sdk, 'sdk.js'), bundle: true, format: 'esm' });
  });
  afterAll(async () => {
    await stop?.();
    await database?.drop();
  });

  const shell = (text: string, cwd?: string) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-ec', text], { env, cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${text}\n${stdout}${stderr}`);
    return stdout.trim();
  };
  const here = (text: string) =>
    text.replace(/(?:http:\/\/)?(?:localhost|127\.0\.0\.1):8080/g, url).replace('=mnx_ws_…', '=$KEY');

  /** Runs a program of a page in a directory from which the client can be imported. */
  const runProgram = (text: string, program: string) => {
    const [, file = ''] = /(\S+)$/.exec(text)!;
    writeFileSync(join(database.dataDir, file), program);
    if (!file.endsWith('.py')) return shell(text, database.dataDir);
    if (hasLibraries) return shell(text.replace('python ', `${PYTHON} `), database.dataDir);
    return shell(`${PYTHON} -m py_compile ${file}`, database.dataDir);
  };

  const check = ({ json, output }: DocumentedCommand, answer: string) => {
    expect(answer).not.toContain('"detail"');
    expect(answer).not.toBe('');
    if (json) {
      expect(comparable(JSON.parse(answer))).toMatchObject(comparable(json) as object);
      expect(scoresOf(answer, JSON_SCORE)).toEqual(scoresOf(JSON.stringify(json), JSON_SCORE).map(nearly));
    }
    if (output) {
      expect(answer.replace(PRINTED_SCORE, 'score')).toBe(output.replace(PRINTED_SCORE, 'score'));
      expect(scoresOf(answer, PRINTED_SCORE)).toEqual(scoresOf(output, PRINTED_SCORE).map(nearly));
    }
  };

  // The quickstart first: its answers are those of a new database.
  it.each(['docs/quickstart.md', 'README.md'])('do what %s says', (page) => {
    const commands = documentedCommands(page).filter(({ text }) => !NOT_RUN.some(([pattern]) => pattern.test(text)));
    expect(commands.length).toBeGreaterThan(4);
    let variables = '';
    for (const command of commands) {
      const { text, program } = command;
      if (program) {
        const answer = runProgram(text, program);
        if (hasLibraries || !text.endsWith('.py')) check(command, answer);
      } else if (/^(?:export )?\w+=/.test(text)) variables += `${here(text)}\n`;
      else check(command, shell(variables + here(text)));
    }
  });

  it('include the programs of the README', () => {
    const [typescript = ''] = documentedPrograms('README.md', 'ts');
    const [python = ''] = documentedPrograms('README.md', 'python');
    const javascript = `const apiKey = process.env.KEY;\n${typescript}\nconsole.log(memories[0].text);`;
    expect(runProgram('node readme.mjs', javascript)).toContain('refund');
    const script = `import os\napi_key = os.environ["KEY"]\n${python}\nprint(memories[0].text)`;
    expect(runProgram('python readme.py', script)).toContain(hasLibraries ? 'refund' : '');
  });
});

/** A score falls with every second, and rises when the words of a new memory are counted, within a second or two. */
const JSON_SCORE = /"score":([\d.]+)/g;
const PRINTED_SCORE = /^(0\.\d\d)\b/gm;
const scoresOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, score]) => Number(score));
const nearly = (score: number) => expect.closeTo(score, 1);

/** Leaves out of an answer what differs between runs, and what the page leaves out. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (key === 'memory_id' || key === 'id' || key === 'score' || key === '…') return undefined;
      if (typeof value === 'number') return Math.round(value * 1_000);
      return typeof value === 'string' ? value.replace(ID, 'ID: 0') : value;
    }),
  );
