import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../../common/make-directory.js';

/** Where a model is: a file, or bytes in memory that all threads share. */
export type ModelSource = string | Uint8Array<SharedArrayBuffer>;

/** A model that is ready to be loaded, and what the operator should know about it. */
export interface OpenedModel {
  readonly source: ModelSource;
  /** Why the model could not be kept for the next start. */
  readonly warning?: string;
}

/**
 * The model `name` from `directory`, built and kept there when it is missing or damaged. Files are named by the hash of what they
 * hold and appear whole, so that processes that start together may each build it and none sees half a file. Where nothing can be
 * written the model lives in memory.
 * @param name all that the content depends on, and a valid file name
 */
export function openCachedModel(directory: string, name: string, build: () => Uint8Array): OpenedModel {
  const kept = findIntact(directory, name);
  if (kept) return { source: kept };
  const model = build();
  try {
    return { source: keep(directory, name, model) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      source: shared(model),
      warning: `The embedding model cannot be kept in ${directory} (${reason}); every start will convert it again`,
    };
  }
}

function findIntact(directory: string, name: string): string | undefined {
  for (const file of filesIn(directory).filter((candidate) => candidate.startsWith(`${name}-`) && candidate.endsWith('.onnx'))) {
    const path = join(directory, file);
    if (file === fileName(name, readIfThere(path))) return path;
    removeIfAllowed(path);
  }
  return undefined;
}

function keep(directory: string, name: string, model: Uint8Array): string {
  makeDirectory(directory);
  const path = join(directory, fileName(name, model));
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

const fileName = (name: string, content: Uint8Array): string =>
  `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.onnx`;

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
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

function readIfThere(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is not used, whether it can be removed or not.
  }
}
