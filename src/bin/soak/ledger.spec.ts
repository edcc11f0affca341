import { Ledger } from './ledger.js';

describe('Ledger', () => {
  const filled = () => {
    const ledger = new Ledger();
    for (const id of [1, 2, 3, 4]) ledger.stored(id, `text ${id}`);
    return ledger;
  };
  const rows = (...texts: (string | undefined)[]) =>
    texts.flatMap((text, index) => (text === undefined ? [] : [{ id: index + 1, text }]));
  const none = { lost: [], doubled: [], resurrected: [] };

  it('finds what is missing, what has another text, and what is there twice', () => {
    expect(filled().compare(rows('text 1', 'text 2', 'text 3', 'text 4'))).toEqual(none);
    expect(filled().compare(rows('text 1', undefined, 'other', 'text 4', 'text 1'))).toEqual({
      lost: [2, 3],
      doubled: ['text 1'],
      resurrected: [],
    });
  });

  it('finds what is there after its delete was acknowledged, and takes either while it was not', () => {
    const ledger = filled();
    ledger.deleting(1);
    ledger.deleted(1);
    ledger.deleting(2);
    ledger.deleting(3);
    expect(ledger.compare(rows('text 1', 'text 2', undefined, 'text 4'))).toEqual({ ...none, resurrected: [1] });
    // The comparison has settled what became of the deletes without an answer.
    expect(ledger.compare(rows(undefined, undefined, 'text 3', 'text 4'))).toEqual({ ...none, lost: [2], resurrected: [3] });
  });

  it('takes the old or the new text while an edit has no answer, and the new one after it', () => {
    const ledger = filled();
    ledger.editing(1, 'new 1');
    ledger.editing(2, 'new 2');
    ledger.editing(3, 'new 3');
    ledger.edited(3, 'new 3');
    expect(ledger.settled).toEqual([3, 4]);
    expect(ledger.compare(rows('text 1', 'new 2', 'text 3', 'text 4'))).toEqual({ ...none, lost: [3] });
  });
});
