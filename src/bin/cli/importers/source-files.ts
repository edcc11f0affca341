import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type ZipFile } from 'yauzl';
import { CliError } from '../cli-error.js';

/** A file of an export. */
export interface SourceFile {
  /** The name with its folders in the export, with `/` between them. */
  readonly name: string;
  readonly open: () => Promise<Readable>;
}

/** The files of an export. */
export interface Source {
  /** True for a single file, whose name says nothing about its part. */
  readonly isOneFile: boolean;
  readonly files: readonly SourceFile[];
  readonly close: () => void;
}

/** Maximum size of all files of a zip together, unpacked: as much as an import takes. */
const MAX_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Folders and files that no export has, but a folder on a disk may. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|node_modules\/)/;

/**
 * Opens an export: a zip, a folder or a single file. Nothing of a zip is written to the disk.
 * @throws CliError if it cannot be read, or is no sound zip
 */
export async function openSource(path: string): Promise<Source> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { isOneFile: false, files: await filesBelow(path), close: () => {} };
    if (/\.zip$/i.test(path)) return await openZip(path);
    if (found.isFile()) return { isOneFile: true, files: [diskFile(path, basename(path))], close: () => {} };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(`${path} cannot be read (${code ?? message})`, { cause: error });
  }
  throw new CliError(`${path} is neither a file nor a folder`);
}

const diskFile = (path: string, name: string): SourceFile => ({ name, open: async () => createReadStream(path) });

async function filesBelow(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => diskFile(path, relative(folder, path).split(sep).join('/')))
    .filter(({ name }) => !HIDDEN.test(name))
    .sort(byName);
}

async function openZip(path: string): Promise<Source> {
  const zip: ZipFile = await openPromise(path, { autoClose: false });
  const files: SourceFile[] = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      bytes += entry.uncompressedSize;
      if (name.endsWith('/') || HIDDEN.test(name)) continue;
      if (entry.isEncrypted()) throw new CliError(`${path} is encrypted: unpack it, and import the folder`);
      files.push({ name, open: () => zip.openReadStreamPromise(entry) });
    }
    if (bytes > MAX_UNPACKED_BYTES) throw new CliError(`${path} holds more than 4 GB: import its files one by one`);
  } catch (error) {
    zip.close();
    throw error;
  }
  return { isOneFile: false, files: files.sort(byName), close: () => zip.close() };
}

const byName = (a: SourceFile, b: SourceFile): number => (a.name < b.name ? -1 : 1);
