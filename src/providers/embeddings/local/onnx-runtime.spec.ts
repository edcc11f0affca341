import { StartError } from '../../../common/start-error.js';
import { runtimePackage } from './onnx-runtime.js';

const linux = { platform: 'linux', arch: 'x64', isMusl: false, hasNative: true, hasWasm: false };
const alpine = { ...linux, isMusl: true };
const intelMac = { platform: 'darwin', arch: 'x64', isMusl: false, hasNative: false, hasWasm: false };

describe('runtimePackage', () => {
  it('is the native one wherever that has libraries', () => {
    expect(runtimePackage(linux)).toBe('onnxruntime-node');
    expect(runtimePackage({ ...linux, hasWasm: true })).toBe('onnxruntime-node');
  });

  it.each([alpine, intelMac])('is that in WebAssembly on $platform $arch, musl: $isMusl, where it is installed', (machine) => {
    expect(runtimePackage({ ...machine, hasWasm: true })).toBe('onnxruntime-web');
  });

  it('says in one line what to do where there is none', () => {
    expect(() => runtimePackage(alpine)).toThrow(StartError);
    expect(() => runtimePackage(alpine)).toThrow(
      'EMBEDDINGS=local has no native runtime for linux x64 (musl): install onnxruntime-web beside mnemonest, or set ' +
        'EMBEDDINGS=openai',
    );
    expect(() => runtimePackage(intelMac)).toThrow('no native runtime for darwin x64: ');
  });

  it('finds the libraries of this machine', () => {
    expect(runtimePackage()).toBe('onnxruntime-node');
  });
});
