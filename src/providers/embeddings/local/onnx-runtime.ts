import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { StartError } from '../../../common/start-error.js';
import type { ModelSource } from './model-cache.js';

/** Length of the part of a program that describes it, in bytes. */
const PROGRAM_START = 4096;

/** The part of onnxruntime's API that its two packages share. */
type OnnxRuntime = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor' | 'env'>;
type RuntimePackage = 'onnxruntime-node' | 'onnxruntime-web';

/** The machine, as far as onnxruntime depends on it. */
interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** True on Alpine, for example: the native libraries need the other C library, glibc. */
  readonly isMusl: boolean;
  readonly hasNative: boolean;
  readonly hasWasm: boolean;
}

/**
 * Returns the package that runs models on `machine`: the native one, or the six times slower one in WebAssembly, which makes the
 * same vectors and which an operator installs where the native one has no libraries.
 * @throws StartError if neither can
 */
export function runtimePackage(machine: Machine = thisMachine()): RuntimePackage {
  if (machine.hasNative && !machine.isMusl) return 'onnxruntime-node';
  if (machine.hasWasm) return 'onnxruntime-web';
  const name = `${machine.platform} ${machine.arch}${machine.isMusl ? ' (musl)' : ''}`;
  throw new StartError(
    `EMBEDDINGS=local has no native runtime for ${name}: install onnxruntime-web beside mnemonest, or set EMBEDDINGS=openai`,
  );
}

/** A loaded network, with the class of its inputs. */
export interface OpenedNetwork {
  readonly session: InferenceSession;
  readonly Tensor: OnnxRuntime['Tensor'];
}

/** Loads onnxruntime, and a network into it. */
export async function openNetwork(source: ModelSource, options: InferenceSession.SessionOptions): Promise<OpenedNetwork> {
  const native = runtimePackage() === 'onnxruntime-node';
  const { InferenceSession, Tensor } = native ? await import('onnxruntime-node') : await loadWasm();
  if (native && typeof source === 'string') return { session: await InferenceSession.create(source, options), Tensor };
  // Copied because onnxruntime cannot read shared memory; the one in WebAssembly cannot read files either.
  const bytes = typeof source === 'string' ? await readFile(source) : new Uint8Array(source);
  return { session: await InferenceSession.create(bytes, options), Tensor };
}

async function loadWasm(): Promise<OnnxRuntime> {
  // Not a literal: the package is not installed where the types are checked.
  const wasm: string = 'onnxruntime-web/wasm';
  const runtime = (await import(wasm)) as OnnxRuntime;
  runtime.env.wasm.numThreads = 1;
  return runtime;
}

function thisMachine(): Machine {
  const { platform, arch } = process;
  const native = directoryOf('onnxruntime-node');
  return {
    platform,
    arch,
    isMusl: platform === 'linux' && isLinkedWithMusl(),
    hasNative: native !== undefined && existsSync(join(native, 'bin/napi-v6', platform, arch, 'onnxruntime_binding.node')),
    hasWasm: directoryOf('onnxruntime-web') !== undefined,
  };
}

/** Returns true if this Node was linked with musl: the start of the program names the loader of its C library. */
function isLinkedWithMusl(): boolean {
  const start = Buffer.alloc(PROGRAM_START);
  const program = openSync(process.execPath, 'r');
  readSync(program, start, 0, PROGRAM_START, 0);
  closeSync(program);
  return start.includes('/ld-musl-');
}

function directoryOf(name: RuntimePackage): string | undefined {
  const { paths } = createRequire(import.meta.url).resolve;
  return paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(folder));
}
