import { curlOf, snippetsFor } from './snippets.js';

describe('snippets', () => {
  it('quote the body of a call for a shell', () => {
    expect(curlOf('http://x', '/v1/memory/store', { text: "it's" })).toContain(`-d '{"text":"it'\\''s"}'`);
  });

  it('carry the address and the key', () => {
    for (const { text } of snippetsFor('https://memory.example', 'mnx_ws_1')) {
      expect(text).toContain('https://memory.example');
      expect(text).toContain('mnx_ws_1');
    }
  });

  it('are JSON where a file wants it', () => {
    const files = snippetsFor('http://x', 'k').filter(({ place }) => place.endsWith('.json'));
    expect(files.map(({ text }) => Object.keys(JSON.parse(text)))).toEqual([['mcpServers'], ['servers']]);
  });
});
