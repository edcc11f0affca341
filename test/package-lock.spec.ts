import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
  readonly dev?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const lockOf = (path: string) => {
  const { '': root, ...packages } = read(path).packages as Record<string, Entry>;
  return { root, entries: Object.entries(packages) };
};
/** The oldest release of each line of Node that is supported: the lowest of `engines`, and what TypeORM asks of later ones. */
const NODES = ['20.19.0', '22.13.0', '24.11.0'];

// `npm run lock` writes the first, `npm install --prefix test/clients` the second.
describe.each([
  // It looks for what is there already.
  ['package-lock.json', ['node_modules/@parcel/watcher']],
  ['test/clients/package-lock.json', []],
])('%s', (path, withScripts) => {
  const { root, entries } = lockOf(path);

  it('names no registry', () => {
    expect(entries.filter(([, { resolved }]) => resolved).map(([name]) => name)).toEqual([]);
  });

  it('lets packages run no install script that does anything', () => {
    const scripts = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
    expect(scripts).toEqual(withScripts);
    expect(root?.hasInstallScript).toBeUndefined();
  });

  it.each(NODES)('has only packages for Node %s', (node) => {
    const others = entries.filter(([, { engines }]) => engines?.node && !satisfies(node, engines.node));
    expect(others.map(([name, { engines }]) => `${name}: ${engines?.node}`)).toEqual([]);
  });
});

describe('The packages of production', () => {
  it('are neither a compiler nor what is bundled', () => {
    const { entries } = lockOf('package-lock.json');
    const production = entries.filter(([, { dev }]) => !dev).map(([path]) => path.replace('node_modules/', ''));
    expect(production).toEqual(expect.arrayContaining(Object.keys(read('package.json').dependencies)));
    expect(production.filter((name) => /^(?:typescript|swagger-ui-dist|@scarf\/scarf|@nestjs\/.*)$/.test(name))).toEqual([]);
  });
});
