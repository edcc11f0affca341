import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The packages that are installed in a directory outside of this project. */
export class Installed {
  private readonly directory: string;
  private readonly require: NodeJS.Require;

  constructor(directory: string) {
    this.directory = resolve(directory);
    this.require = createRequire(join(this.directory, 'package.json'));
  }

  /** Returns the version of a package; undefined if it is not installed. */
  versionOf(name: string): string | undefined {
    try {
      const manifest = readFileSync(join(this.directory, 'node_modules', name, 'package.json'), 'utf8');
      return (JSON.parse(manifest) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Imports what a package exports. Its types are not known here. */
  // biome-ignore lint/suspicious/noExplicitAny: an optional package of another project
  import(specifier: string): Promise<any> {
    return import(pathToFileURL(this.require.resolve(specifier)).href);
  }
}
