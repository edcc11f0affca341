import { pageOf } from './page.js';

describe('pageOf', () => {
  it.each([
    [{}, 1, 20],
    [{ page: '3', per: '50' }, 3, 50],
    [{ page: '0', per: '0' }, 1, 1],
    [{ page: '-7', per: '-1' }, 1, 1],
    [{ page: '2.9', per: '1000' }, 2, 100],
    [{ page: 'abc', per: '' }, 1, 20],
    [{ page: 'NaN', per: 'Infinity' }, 1, 100],
    [{ page: '1e300', per: '1e1' }, 2_147_483_647, 10],
    [{ page: ['5', '2'], per: ['x', '7'] }, 2, 7],
  ])('reads the query %j as page %i with %i items', (query, page, per) => expect(pageOf(query)).toEqual({ page, per }));
});
