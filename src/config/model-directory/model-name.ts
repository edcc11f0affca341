import { basename, dirname } from 'node:path';

const DIGEST_DIGITS = 12;
const MAX_NAME_LENGTH = 100;

/**
 * Returns the name of the model in a directory: that of the directory, or in the cache of Hugging Face, whose directories are
 * named by commits (`models--intfloat--e5-small-v2/snapshots/<commit>`), that of the repository.
 */
export function nameOfDirectory(directory: string): string {
  const isSnapshot = basename(dirname(directory)) === 'snapshots';
  const name = isSnapshot
    ? basename(dirname(dirname(directory)))
        .split('--')
        .at(-1)!
    : basename(directory);
  return name.replace(/[^\w.-]+/g, '-').slice(0, MAX_NAME_LENGTH) || 'model';
}

/** Returns the name of a model for a database: its own, and the digest of all that its vectors depend on. */
export const identityOf = (name: string, digest: string): string => `${name}@${digest.slice(0, DIGEST_DIGITS)}`;

/** Tells if two names are of one model: of models of directories, the digest alone decides, since a directory may be renamed. */
export function isSameModel(a: string, b: string): boolean {
  const [[, digest], [, other]] = [partsOf(a), partsOf(b)];
  return digest && other ? digest === other : a === b;
}

/** Returns the two parts of a name; the digest is undefined if the name has none. */
export function partsOf(model: string): [name: string, digest: string | undefined] {
  const [, name, digest] = /^(.*)@([0-9a-f]{12})$/.exec(model) ?? [];
  return name === undefined ? [model, undefined] : [name, digest];
}
