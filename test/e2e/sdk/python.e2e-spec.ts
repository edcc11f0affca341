import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

/** The Python to test with: `MNEMONEST_PYTHON` may name one that has the libraries. */
const PYTHON = process.env['MNEMONEST_PYTHON'] || 'python3';
const { PATH = '', HOME = '' } = process.env;
const python = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(PYTHON, args, {
    cwd: join(process.cwd(), 'sdk/python'),
    env: { PATH, HOME, PYTHONDONTWRITEBYTECODE: '1', ...env },
    encoding: 'utf8',
  });

const hasPython = python(['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;
const hasLibraries = python(['-c', 'import httpx, pydantic']).status === 0;
const describeWithPython = hasPython || process.env['CI'] === 'true' ? describe : describe.skip;
const extent = hasLibraries ? 'with its clients' : 'its core only, without its clients: httpx and pydantic are not installed';

describeWithPython(`the Python package, ${hasPython ? extent : 'which needs Python 3.9'}`, () => {
  const service = useSharedService(embedded);

  it('passes its own tests, against a real service too', async () => {
    const { key } = await newWorkspace(service.url);
    const env = { MNEMONEST_TEST_URL: service.url, MNEMONEST_TEST_KEY: key };
    const { status, stderr } = python(['-m', 'unittest', 'discover', '-s', 'tests'], env);
    if (status !== 0) throw new Error(stderr);
    expect(Number(/^Ran (\d+) tests/m.exec(stderr)?.[1])).toBeGreaterThan(25);
    // Tests of the clients are skipped only if the libraries are missing.
    expect(/^OK \(skipped=\d+\)$/m.test(stderr)).toBe(!hasLibraries);
  });
});
