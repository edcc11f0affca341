import { workerUrl } from './worker-url.js';

describe('workerUrl', () => {
  it('resolves beside the compiled module', () => {
    expect(workerUrl('file:///srv/app/dist/providers/a/b.js', './c.worker.js').href).toBe(
      'file:///srv/app/dist/providers/a/c.worker.js',
    );
  });

  it('maps a source to what the build made of it', () => {
    expect(workerUrl('file:///srv/src/app/src/providers/a/b.ts', './c.worker.js').href).toBe(
      'file:///srv/src/app/dist/providers/a/c.worker.js',
    );
  });

  it('works on the URL that Jest gives a module', () => {
    expect(workerUrl(import.meta.url, './c.worker.js').pathname).toMatch(/\/dist\/common\/c\.worker\.js$/);
  });
});
