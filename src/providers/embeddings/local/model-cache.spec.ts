import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCachedModel } from './model-cache.js';

describe('openCachedModel', () => {
  const model = Buffer.from('the model');
  const build = jest.fn(() => model);
  let home: string;
  let directory: string;
  const open = () => openCachedModel(directory, 'mini-int8-v1', build);

  beforeEach(() => {
    build.mockClear();
    home = mkdtempSync(join(tmpdir(), 'model-cache-'));
    directory = join(home, 'data', 'models');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('builds the model once and then returns the cached file', () => {
    const first = open();
    expect(open()).toEqual(first);
    expect(build).toHaveBeenCalledTimes(1);
    expect(readFileSync(first.source as string)).toEqual(model);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it.each([
    ['truncated', (path: string) => truncateSync(path, 4)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['altered', (path: string) => writeFileSync(path, 'the mod3l')],
  ])('builds the model again if the file is %s', (_name, damage) => {
    const { source } = open();
    damage(source as string);
    expect(open()).toEqual({ source });
    expect(build).toHaveBeenCalledTimes(2);
    expect(readFileSync(source as string)).toEqual(model);
  });

  it('takes the model that another process has written, or else builds it', () => {
    const failing = jest.fn();
    const { source } = openCachedModel(directory, 'mini-int8-v1', build, failing);
    expect([failing.mock.calls.length, build.mock.calls.length]).toEqual([1, 1]);
    rmSync(source as string);
    expect(openCachedModel(directory, 'mini-int8-v1', build, () => writeFileSync(source as string, model))).toEqual({ source });
    expect(openCachedModel(directory, 'mini-int8-v1', build, failing)).toEqual({ source });
    expect([failing.mock.calls.length, build.mock.calls.length]).toEqual([1, 1]);
  });

  it('deletes a file whose content does not match the hash in its name', () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'mini-int8-v1-0123456789abcdef.onnx'), 'older');
    open();
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('does not delete other models and other files', () => {
    openCachedModel(directory, 'mini-int8r-v1', build);
    writeFileSync(join(directory, 'README'), '');
    open();
    expect(readdirSync(directory)).toHaveLength(3);
  });

  it('returns the model in shared memory, with a warning, if it cannot write the file', () => {
    writeFileSync(join(home, 'data'), 'a file where the directory should be');
    const { source, warning } = open();
    expect(Buffer.from(source as Uint8Array)).toEqual(model);
    expect((source as Uint8Array).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(warning).toContain(directory);
  });
});
