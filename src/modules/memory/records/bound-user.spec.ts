import { AppError } from '../../../common/app-error.js';
import { withBoundUser } from '../../../common/subject.js';
import { boundFilter, isVisible, visible } from './bound-user.js';

const ana = { boundUserId: 'ana' };

describe('a key that is bound to a user', () => {
  it.each([
    ['{"user_id":"ana","a":1}', true],
    ['{"user_id":"ben"}', false],
    ['{"user_id":null}', false],
    ['{"user_id":["ana"]}', false],
    ['{}', false],
    ['{"a":{"user_id":"ana"}}', false],
  ])('sees a memory with the meta %s: %s', (metaJson, sees) => {
    expect(isVisible(ana, metaJson)).toBe(sees);
    expect(isVisible({}, metaJson)).toBe(true);
  });

  it('sees an id that was stored as a number', () => {
    expect(isVisible({ boundUserId: '7' }, '{"user_id":7}')).toBe(true);
    expect(isVisible({ boundUserId: '7' }, '{"user_id":"7"}')).toBe(true);
  });

  it('finds no other memory', () => {
    expect(() => visible(ana, undefined)).toThrow(new AppError('memory_not_found'));
    expect(() => visible(ana, { metaJson: '{}' })).toThrow(new AppError('memory_not_found'));
  });

  it('searches with its condition besides those of the call', () => {
    const mine = { kind: 'value', path: ['user_id'], values: ['"ana"'] } as const;
    expect(boundFilter(ana, undefined)).toEqual({ where: mine });
    expect(boundFilter(ana, { where: mine, archived: 'any' })).toEqual({
      where: { kind: 'and', parts: [mine, mine] },
      archived: 'any',
    });
    expect(boundFilter({}, undefined)).toBeUndefined();
  });

  it('writes with its user, and for no other', () => {
    expect(withBoundUser(null, 'ana')).toEqual({ user_id: 'ana' });
    expect(withBoundUser({ a: 1, user_id: 'ana' }, 'ana')).toEqual({ a: 1, user_id: 'ana' });
    expect(withBoundUser({ a: 1 }, undefined)).toEqual({ a: 1 });
    expect(() => withBoundUser({ user_id: 'ben' }, 'ana')).toThrow('bound to user_id "ana"');
  });
});
