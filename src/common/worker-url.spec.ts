import { workerUrl } from './worker-url.js';

describe('workerUrl', () => {
  it('resolves a path relative to a compiled module', () => {
    expect(workerUrl('file:///srv/app/dist/providers/a/b.js', './c.worker.js').href).toBe(
      'file:///srv/app/dist/providers/a/c.worker.js',
    );
  });

  it('maps a source file under src to the compiled file under dist', () => {
    expect(workerUrl('file:///srv/src/app/src/providers/a/b.ts', './c.worker.js').href).toBe(
      'file:///srv/src/app/dist/providers/a/c.worker.js',
    );
  });

  it('accepts the import.meta.url of a module that Jest loaded', () => {
    expect(workerUrl(import.meta.url, './c.worker.js').pathname).toMatch(/\/dist\/common\/c\.worker\.js$/);
  });
});
