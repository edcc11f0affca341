import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const MODULE = pathToFileURL('dist/text/temporal/temporal.js').href;
const TEXTS = [
  'Lunch today',
  'Call tomorrow at 15:00',
  'Open 28 March to 30 March 2026',
  'Until Friday',
  'due in two hours',
  'next month',
];
const SCRIPT = `
  const { temporalOf } = await import(${JSON.stringify(MODULE)});
  const now = new Date('2026-03-28T23:30:00Z');
  const ends = ${JSON.stringify(TEXTS)}.map((text) => temporalOf(text, now, 'Europe/Paris').validUntil);
  console.log(JSON.stringify(ends));
`;

const endsUnder = async (processZone: string): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, TZ: processZone },
  });
  return JSON.parse(stdout);
};

// The night of the change to summer time in Paris; Apia is a day ahead of Honolulu.
it.each(['America/New_York', 'Pacific/Honolulu', 'Pacific/Apia', 'Europe/Paris'])(
  'temporalOf does not depend on TZ=%s',
  async (processZone) => {
    const ends = await endsUnder(processZone);
    expect(ends).toEqual(await endsUnder('UTC'));
    expect(ends).toEqual(expect.arrayContaining(['2026-03-29T21:59:59.000Z']));
  },
);
