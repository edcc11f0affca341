import { RouteTable } from './routing.js';

const table = new RouteTable();
for (const [method, url] of [
  ['POST', '/v1/memory/store'],
  ['GET', '/v1/memory/:id'],
  ['DELETE', '/v1/memory/:id'],
  ['GET', '/v1/memories'],
  [['GET', 'HEAD'], '/docs'],
  ['GET', '/folder/'],
] as const)
  table.add({ method: method as string | string[], url });

describe('RouteTable', () => {
  it.each([
    ['POST', '/v1/memory/store'],
    ['GET', '/v1/memory/7?x=1'],
    ['HEAD', '/docs'],
    ['GET', '/v1/%6demories'],
  ])('decides to serve %s %s', (method, url) => expect(table.decide(method, url)).toEqual({ kind: 'serve' }));

  it.each([
    ['GET', '/v1/memory/store', ['POST']],
    ['DELETE', '/v1/memory/store?x', ['POST']],
    ['HEAD', '/v1/memory/7', ['GET', 'DELETE']],
    ['PROPFIND', '/docs', ['GET', 'HEAD']],
  ])('decides on 405 for %s %s', (method, url, allow) =>
    expect(table.decide(method, url)).toEqual({ kind: 'method_not_allowed', allow }),
  );

  it.each([
    ['/v1/memories/', '/v1/memories'],
    ['/v1/memories///?a=b/&c', '/v1/memories?a=b/&c'],
    ['/folder', '/folder/'],
    ['/v1/memory/store/', '/v1/memory/store'],
  ])('decides to redirect %s to %s', (url, path) => expect(table.decide('PATCH', url)).toEqual({ kind: 'redirect', path }));

  it.each(['/', '//', '/nope', '/V1/memories', '//v1/memories', '/v1', '/v1/memory/', '/v1/memory/7/8', '/v1/%zz', '*', ''])(
    'decides on 404 for %s',
    (url) => expect(table.decide('GET', url)).toEqual({ kind: 'not_found' }),
  );
});
