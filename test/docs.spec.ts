import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter((name) => name.endsWith('.md'));

/** Returns the text without code blocks, which may contain what looks like a link. */
const proseOf = (file: string) => readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```/gm, '');

/** Returns the anchors that GitHub makes from the headings. */
const anchorsOf = (file: string) =>
  [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const brokenLinksIn = (page: string) =>
  [...proseOf(page).matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, path, anchor]) => {
    const target = path ? join(dirname(page), path) : page;
    const found = existsSync(target) && (!anchor || anchorsOf(target).includes(anchor));
    return found ? [] : [link];
  });

describe('the documentation', () => {
  it.each(pages)('has no broken links in %s', (page) => {
    expect(brokenLinksIn(page)).toEqual([]);
  });

  it('lists every page in docs/README.md', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    expect(pages.filter((page) => page.startsWith('docs/') && !index.includes(`(${page.slice(5)})`))).toEqual(['docs/README.md']);
  });

  it.each(['deploy/grafana/mnemonest.json', 'deploy/prometheus/alerts.yml'])('asks for metrics that there are in %s', (file) => {
    const known = readdirSync('src/providers/metrics').map((name) => readFileSync(join('src/providers/metrics', name), 'utf8'));
    const asked = readFileSync(file, 'utf8').match(/mnemonest_[a-z_]+/g) ?? [];
    const names = new Set(asked.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect(names.size).toBeGreaterThan(4);
    expect([...names].filter((name) => !known.some((source) => source.includes(`'${name}'`)))).toEqual([]);
  });
});
