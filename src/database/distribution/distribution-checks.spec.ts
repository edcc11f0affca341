import { obstacleOf } from './distribution-checks.js';

const FACTS = {
  citus: '13.2-1',
  isSuperuser: true,
  schema: 'Newest',
  sessions: 0,
  isReembedding: false,
  isRotating: false,
  isMoving: false,
};

describe('obstacleOf', () => {
  it('finds none in a coordinator that nothing works on', () => {
    expect(obstacleOf(FACTS, 'Newest')).toBeUndefined();
  });

  it('finds none in the work that goes on while an added worker gets its settings', () => {
    const working = { ...FACTS, sessions: 3, isReembedding: true, isRotating: true, isMoving: true };
    expect(obstacleOf(working, 'Newest', 'all')).toBeUndefined();
    expect(obstacleOf({ ...working, isSuperuser: false }, 'Newest', 'all')).toContain('must be a superuser');
  });

  it('leaves a distribution that another version has begun to that version', () => {
    expect(obstacleOf({ ...FACTS, schema: 'Older' }, 'Newest', 'some')).toContain('distribute of that version');
    expect(obstacleOf(FACTS, 'Newest', 'some')).toBeUndefined();
  });

  it.each([
    [{ citus: null }, 'has no extension citus'],
    [{ citus: '12.1-1' }, 'must be 13 or newer'],
    [{ isSuperuser: false }, 'must be a superuser'],
    [{ schema: 'Older' }, 'run mnemonest migrate'],
    [{ sessions: 3 }, 'a service is connected'],
    [{ isReembedding: true }, 're-embedding is under way'],
    [{ isRotating: true }, 'key rotation is under way'],
    [{ isMoving: true }, 'is moving'],
  ])('says in one line what is in the way: %o', (facts, expected) => {
    const obstacle = obstacleOf({ ...FACTS, ...facts }, 'Newest');
    expect(obstacle).toContain(expected);
    expect(obstacle).not.toContain('\n');
  });
});
