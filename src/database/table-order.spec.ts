import { tablesInOrder } from './table-order.js';

describe('tablesInOrder', () => {
  it('puts each table before those that it refers to', () => {
    const references = new Map([
      ['batches', ['workspaces']],
      ['attempts', ['turns']],
      ['keys', []],
      ['turns', ['batches', 'turns']],
    ]);
    expect(tablesInOrder(references)).toEqual(['attempts', 'turns', 'batches', 'keys']);
  });
});
