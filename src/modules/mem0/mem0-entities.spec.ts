import { EntityCollection } from './mem0-entities.js';

describe('The entities of memories', () => {
  it('are users, agents and runs with their memories and times', () => {
    const [early, late] = [new Date('2026-01-01'), new Date('2026-02-01')];
    const entities = new EntityCollection();
    const add = (meta: object, createdAt: Date) =>
      entities.add({ metaJson: JSON.stringify(meta), createdAt, updatedAt: createdAt });
    add({ run_id: 7, user_id: 'ana' }, late);
    add({ user_id: 'ana', agent_id: null, app_id: 'x' }, early);
    add({ user_id: 'bo', agent_id: '' }, late);
    add({}, early);
    expect(entities.all).toEqual([
      { type: 'user', name: 'ana', memories: 2, createdAt: early, updatedAt: late },
      { type: 'user', name: 'bo', memories: 1, createdAt: late, updatedAt: late },
      { type: 'run', name: '7', memories: 1, createdAt: late, updatedAt: late },
    ]);
  });
});
