import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinModelDirectory } from '../../support/builtin-model-directory.js';
import { evaluate } from '../../support/evals.js';

const calibrate = (...args: string[]) => evaluate('calibrate', ...args);

describe('eval calibrate', () => {
  const home = mkdtempSync(join(tmpdir(), 'calibrate-'));
  const directory = builtinModelDirectory(home);
  afterAll(() => rmSync(home, { recursive: true }));

  it('proposes about the calibration that the built-in model has, and the same one for a directory with it', async () => {
    const { stdout } = await calibrate();
    const [, found, near] = /^EMBEDDING_CALIBRATION=(0\.\d\d):0\.35,(0\.\d\d):0\.70$/m.exec(stdout) ?? [];
    expect(Math.abs(Number(found) - 0.25)).toBeLessThan(0.05);
    expect(Math.abs(Number(near) - 0.7)).toBeLessThan(0.1);
    expect(stdout).toMatch(/^paraphrase +54 +0\./m);
    const { stdout: json } = await calibrate('--model-dir', directory, '--json');
    expect(JSON.parse(json)).toMatchObject({ dimensions: 384, calibration: `${found}:0.35,${near}:0.70` });
  });

  it('says what the data lack', async () => {
    const data = join(home, 'data.jsonl');
    writeFileSync(data, JSON.stringify({ q: 'Who?', answer: 'Ana' }));
    expect(await calibrate('--data', data)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('0 pairs that are unrelated; 10 are needed'),
    });
  });

  it('says why a directory cannot be used', async () => {
    expect(await calibrate('--model-dir', '/no/such/dir')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/EMBEDDING_MODEL_DIR must be the directory of an embedding model: ENOENT/),
    });
  });
});
