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

  it('builds once and finds the file again', () => {
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
  ])('builds again when the file is %s', (_name, damage) => {
    const { source } = open();
    damage(source as string);
    expect(open()).toEqual({ source });
    expect(build).toHaveBeenCalledTimes(2);
    expect(readFileSync(source as string)).toEqual(model);
  });

  it('removes a damaged file of another content', () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'mini-int8-v1-0123456789abcdef.onnx'), 'older');
    open();
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('leaves other models and other files alone', () => {
    openCachedModel(directory, 'mini-int8r-v1', build);
    writeFileSync(join(directory, 'README'), '');
    open();
    expect(readdirSync(directory)).toHaveLength(3);
  });

  it('keeps the model in shared memory, and says why, where nothing can be written', () => {
    writeFileSync(join(home, 'data'), 'a file where the directory should be');
    const { source, warning } = open();
    expect(Buffer.from(source as Uint8Array)).toEqual(model);
    expect((source as Uint8Array).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(warning).toContain(directory);
  });
});
