import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const CHART = 'deploy/helm/mnemonest';
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const templates = readdirSync(join(CHART, 'templates')).map((name) => ({ name, text: read(CHART, 'templates', name) }));
const variables = new Set(read('docs/configuration.md').match(/`[A-Z][A-Z_]+`/g));

const matches = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, found]) => found!);
const valueAt = (path: string) =>
  path
    .split('.')
    .reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], parse(read(CHART, 'values.yaml')));

/** Helm itself is not to be had in CI: this finds misspelt names, which Helm would render as nothing. */
describe('the Helm chart', () => {
  it('has the version of the package', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(parse(read(CHART, 'Chart.yaml'))).toMatchObject({ version, appVersion: version, apiVersion: 'v2' });
  });

  it('uses only values that values.yaml has, and all of them', () => {
    const used = new Set(templates.flatMap(({ text }) => matches(/\.Values\.([\w.]+)/g, text)));
    expect([...used].filter((path) => valueAt(path) === undefined)).toEqual([]);
    const sections = [...used].map((path) => path.split('.')[0]!);
    expect(Object.keys(parse(read(CHART, 'values.yaml'))).filter((key) => !sections.includes(key))).toEqual([]);
  });

  it('includes only templates that it defines, and closes what it opens', () => {
    const defined = templates.flatMap(({ text }) => matches(/\bdefine "([^"]+)"/g, text));
    for (const { name, text } of templates) {
      expect([name, matches(/\binclude "([^"]+)"/g, text).filter((other) => !defined.includes(other))]).toEqual([name, []]);
      const opened = text.match(/\{\{-? *(?:if|range|with|define)\b/g) ?? [];
      const closed = text.match(/\{\{-? *end\b/g) ?? [];
      expect([name, opened.length]).toEqual([name, closed.length]);
    }
  });

  it('sets only variables that there are', () => {
    const { text } = templates.find(({ name }) => name === 'configmap.yaml')!;
    const set = matches(/^ {2}([A-Z_]+):/gm, text);
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !variables.has(`\`${name}\``))).toEqual([]);
  });

  it('opens neither the admin API nor metrics to the outside', () => {
    const oauth = ['/oauth', '/.well-known/oauth-protected-resource', '/.well-known/oauth-authorization-server'];
    expect(valueAt('ingress.paths')).toEqual(['/v1', '/mcp', '/api/v1', '/mem0', ...oauth]);
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/systemd/mnemonest.service');

  it('stops later than the service does, and sets only variables that there are', () => {
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    const set = matches(/\b([A-Z_]{4,})=/g, matches(/^Environment=(.*)$/gm, unit).join(' '));
    expect(set.filter((name) => !variables.has(`\`${name}\``))).toEqual(['NODE_ENV', 'ORT_DISABLE_TELEMETRY']);
  });
});
