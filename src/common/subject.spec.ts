import { conflictIn, withSubject } from './subject.js';

describe('withSubject', () => {
  it('adds what is given to a meta', () => {
    expect(withSubject({ source: 'slack' }, { user_id: 'ana', agent_id: null })).toEqual({ source: 'slack', user_id: 'ana' });
    expect(withSubject(null, { run_id: '7' })).toEqual({ run_id: '7' });
  });

  it('leaves a meta as it is without a subject', () => {
    expect(withSubject(null, {})).toBeNull();
    expect(withSubject({ a: 1 }, { user_id: null })).toEqual({ a: 1 });
  });
});

describe('conflictIn', () => {
  it('finds another name for the same thing', () => {
    expect(conflictIn({ user_id: 'ben' }, { user_id: 'ana' })).toBe('user_id');
    expect(conflictIn({ user_id: { id: 1 } }, { user_id: 'ana' })).toBe('user_id');
  });

  it.each([
    [{ user_id: 'ana' }, { user_id: 'ana' }],
    [{ user_id: 7n }, { user_id: '7' }],
    [{ user_id: null }, { user_id: 'ana' }],
    [{ user_id: 'ana' }, { user_id: null }],
    [null, { user_id: 'ana' }],
  ])('finds none in %o for %o', (meta, subject) => {
    expect(conflictIn(meta, subject)).toBeUndefined();
  });
});
