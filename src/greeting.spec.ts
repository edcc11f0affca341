import { resolve } from 'node:path';
import { greeting } from './greeting.js';

const KEY = `mnx_ws_${'0'.repeat(40)}`;
const DEFAULTS = { dataDir: resolve('data') };
const URL = 'http://127.0.0.1:8080';

describe('greeting', () => {
  it('shows a new key in the calls, and once by itself', () => {
    const text = greeting(URL, { key: KEY }, DEFAULTS);
    expect(text.match(/^curl .*/gm)).toHaveLength(3);
    expect(text.match(/^curl .*/gm)!.every((call) => call.includes(`Bearer ${KEY}`))).toBe(true);
    expect(text).toContain(`Your API key, shown only now: ${KEY}\n`);
    expect(text).not.toContain('key create');
  });

  it('names the file of a new key, and takes the key of the calls from there', () => {
    const text = greeting(URL, { file: '/srv/my data/first-key' }, DEFAULTS);
    expect(text).toContain('Your API key is in /srv/my data/first-key');
    expect(text.match(/Bearer \$\(cat '\/srv\/my data\/first-key'\)/g)).toHaveLength(3);
    expect(text).not.toContain('key create');
  });

  it('tells how to get another key, with the settings that the command line needs', () => {
    const hint = (url: string, config: Parameters<typeof greeting>[2]) =>
      /A new one: (.*)/.exec(greeting(url, undefined, config))?.[1];
    const command = 'npx mnemonest key create --workspace 1 --label laptop';
    expect(hint(URL, DEFAULTS)).toBe(command);
    expect(hint('http://127.0.0.1:9000', DEFAULTS)).toBe(`MNEMONEST_URL=http://127.0.0.1:9000 ${command}`);
    expect(hint(URL, { dataDir: "/srv/Ana's data" })).toBe(`DATA_DIR='/srv/Ana'\\''s data' ${command}`);
    expect(hint(URL, { dataDir: '/srv/data', adminToken: 'x' })).toBe(command);
  });

  it('quotes an address that a shell would read as a pattern', () => {
    expect(greeting('http://[::1]:8080', { key: KEY }, DEFAULTS)).toContain("curl -sw '\\n' 'http://[::1]:8080/v1/status' -H");
  });

  it('tells where to go on', () => {
    const text = greeting('http://127.0.0.1:9000', { key: KEY }, DEFAULTS);
    for (const place of ['http://127.0.0.1:9000/dashboard', 'http://127.0.0.1:9000/docs', ' docs/README.md'])
      expect(text).toContain(place);
  });
});
