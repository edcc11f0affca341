import { createHash, type Hash, randomUUID } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readdirSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../../common/make-directory.js';

const READ_BYTES = 65_536;

/** A model as the path of a file, or as bytes in memory that all threads share. */
export type ModelSource = string | Uint8Array<SharedArrayBuffer>;

/** A model that is ready to be loaded. */
export interface OpenedModel {
  readonly source: ModelSource;
  /** A message for the operator if the model could not be cached for the next start. */
  readonly warning?: string;
}

/**
 * Returns the model `name` from `directory`. If it is missing or damaged, builds it and writes it there. The name of a file
 * contains the hash of its content, and the file is renamed into place when it is complete: processes that start together may
 * each build it, and none reads half a file. If it cannot be written, the model stays in memory.
 * @param name a valid file name that identifies everything that the content depends on
 * @param writeElsewhere has the model written to the directory by another process, if that is possible there
 */
export function openCachedModel(
  directory: string,
  name: string,
  build: () => Uint8Array,
  writeElsewhere: () => void = () => {},
): OpenedModel {
  const cached = findIntact(directory, name) ?? findWritten(directory, name, writeElsewhere);
  if (cached) return { source: cached };
  const model = build();
  try {
    return { source: writeModel(directory, name, model) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      source: toSharedMemory(model),
      warning: `The embedding model cannot be kept in ${directory} (${reason}); every start will convert it again`,
    };
  }
}

function findWritten(directory: string, name: string, write: () => void): string | undefined {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK);
  } catch {
    return undefined;
  }
  write();
  return findIntact(directory, name);
}

function findIntact(directory: string, name: string): string | undefined {
  for (const file of filesIn(directory).filter((candidate) => candidate.startsWith(`${name}-`) && candidate.endsWith('.onnx'))) {
    const path = join(directory, file);
    if (file === fileName(name, hashOfFile(path))) return path;
    removeIfAllowed(path);
  }
  return undefined;
}

function writeModel(directory: string, name: string, model: Uint8Array): string {
  makeDirectory(directory);
  const path = join(directory, fileName(name, createHash('sha256').update(model)));
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(unfinished, model);
    renameSync(unfinished, path);
  } catch (error) {
    removeIfAllowed(unfinished);
    throw error;
  }
  return path;
}

const fileName = (name: string, hash: Hash): string => `${name}-${hash.digest('hex').slice(0, 16)}.onnx`;

function toSharedMemory(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  copy.set(bytes);
  return copy;
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/**
 * Reads a file bit by bit; of one that is not there, the hash is that of nothing. If a block of all its bytes were freed, the
 * allocator of glibc would keep up to twice as much of the freed memory of each thread from then on (`M_MMAP_THRESHOLD` in
 * mallopt(3)).
 */
function hashOfFile(path: string): Hash {
  const hash = createHash('sha256');
  const part = Buffer.alloc(READ_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      for (let length = readSync(file, part); length > 0; length = readSync(file, part)) hash.update(part.subarray(0, length));
    } finally {
      closeSync(file);
    }
  } catch {
    return createHash('sha256');
  }
  return hash;
}

function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The file is not used, even if it cannot be deleted.
  }
}
