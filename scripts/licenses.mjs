// What the builds say of the packages whose code they hold.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the packages that the files at `paths` belong to. */
export function packagesOf(paths) {
  const directories = new Set(paths.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...directories].sort().map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    return { directory, name, version, license };
  });
}

/** Returns the licences of packages. */
export function licensesOf(packages) {
  const texts = packages.map(({ directory, name, version, license }) => {
    const files = readdirSync(directory).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
    return [`${name} ${version} (${license})`, ...files.map((file) => readFileSync(join(directory, file), 'utf8').trim())].join(
      '\n\n',
    );
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Returns the packages one a line, for scripts/sbom.mjs. */
export const listOf = (packages) => packages.map(({ name, version }) => `${name}@${version}\n`).join('');
