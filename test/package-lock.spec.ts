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
const { '': root, ...packages } = read('package-lock.json').packages as Record<string, Entry>;
const entries = Object.entries(packages);
/** The oldest release of each line of Node that is supported: the lowest of `engines`, and what TypeORM asks of later ones. */
const NODES = ['20.19.0', '22.13.0', '24.11.0'];

describe('package-lock.json (npm run lock writes it)', () => {
  it('names no registry', () => {
    expect(entries.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
  });

  it('lets packages run no install script but one, which looks for what is there already', () => {
    const scripts = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts).toEqual(['node_modules/@parcel/watcher']);
    expect(root?.hasInstallScript).toBeUndefined();
  });

  it.each(NODES)('has only packages for Node %s', (node) => {
    const others = entries.filter(([, { engines }]) => engines?.node && !satisfies(node, engines.node));
    expect(others.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  });

  it('installs neither a compiler nor what is bundled in production', () => {
    const production = entries.filter(([, { dev }]) => !dev).map(([path]) => path.replace('node_modules/', ''));
    expect(production).toEqual(expect.arrayContaining(Object.keys(read('package.json').dependencies)));
    expect(production.filter((name) => /^(?:typescript|swagger-ui-dist|@scarf\/scarf|@nestjs\/.*)$/.test(name))).toEqual([]);
  });
});
