import fc from 'fast-check';
import { plainScope, scopeOf } from './scope.js';

const KEYS = ['user_id', 'agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id'];
const scope = (meta: object, keys = KEYS) => scopeOf(JSON.stringify(meta), keys);

describe('scopeOf', () => {
  it('is empty for a meta that names nobody', () => {
    for (const meta of [{}, { source: 'slack' }, { user_id: null }, { user_id: '' }, { nested: { user_id: 'ana' } }])
      expect(scope(meta)).toBe('');
  });

  it('keeps apart what differs in one key, and only that', () => {
    expect(scope({ user_id: 'ana', source: 'a' })).toBe(scope({ source: 'b', user_id: 'ana' }));
    const others = [
      { user_id: 'ben' },
      { user_id: 'ana', agent_id: 'x' },
      { user_id: 'ana', app_id: 'x' },
      { user_id: 'ana', project: 'x' },
      { agent_id: 'ana' },
      {},
    ];
    expect(new Set([scope({ user_id: 'ana' }), ...others.map((meta) => scope(meta))]).size).toBe(7);
  });

  it('looks at the conversation only where there is no user', () => {
    expect(scope({ user_id: 'ana', run_id: '1' })).toBe(scope({ user_id: 'ana', thread_id: '2' }));
    expect(scope({ session_id: '1' })).not.toBe(scope({ session_id: '2' }));
    expect(scope({ agent_id: 'x', run_id: '1' })).not.toBe(scope({ agent_id: 'x' }));
  });

  it('looks at the keys of the workspace alone, in any order', () => {
    expect(scope({ user_id: 'ana', tenant: 't' }, [])).toBe('');
    expect(scope({ tenant: 't', user_id: 'ana' }, ['user_id', 'tenant'])).toBe(
      scope({ user_id: 'ana', tenant: 't' }, ['tenant', 'user_id']),
    );
    // Without the user among them, a conversation counts whoever it is with.
    expect(scope({ user_id: 'ana', run_id: '1' }, ['run_id'])).not.toBe(scope({ user_id: 'ana', run_id: '2' }, ['run_id']));
  });

  it('takes the number 7 for the name "7"', () => {
    expect(scope({ user_id: 7 })).toBe(scope({ user_id: '7' }));
  });

  it('is one of its own for any two names, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.record({ user_id: fc.string(), agent_id: fc.string() }),
        fc.record({ user_id: fc.string() }),
        (one, other) => {
          const isSame = one.user_id === other.user_id && one.agent_id === '';
          expect(scope(one) === scope(other)).toBe(isSame);
        },
      ),
    );
  });
});

describe('plainScope', () => {
  it('is empty for nobody, and else of 16 bytes', () => {
    expect(plainScope('')).toHaveLength(0);
    expect(plainScope('user_id="ana"')).toHaveLength(16);
  });
});
