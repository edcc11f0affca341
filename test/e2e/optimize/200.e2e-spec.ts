import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('200 of the health endpoint on $name', (engine) => {
  const service = useSharedService(engine);

  it('has a quality score of 100 for an empty workspace', async () => {
    const workspace = await newWorkspace(service.url);
    const { status, body } = await workspace.health();
    expect(status).toBe(200);
    expect(body).toEqual({
      workspace_id: workspace.id,
      quality_score: 100,
      signals: {
        total_memories: 0,
        stale_count: 0,
        stale_rate: 0,
        never_retrieved_count: 0,
        never_retrieved_rate: 0,
        duplicate_count: 0,
        duplicate_rate: 0,
        overlong_count: 0,
        overlong_rate: 0,
        optimized_count: 0,
        optimized_rate: 0,
      },
      open_recommendations: 0,
      last_run_at: null,
      top_issue_types: [],
      window_days: 30,
    });
  });

  it('counts overlong texts in code points, and each cluster of near-duplicates once', async () => {
    const workspace = await newWorkspace(service.url);
    await workspace.store('😀'.repeat(1_200));
    await workspace.store(`A long report. ${'word '.repeat(300)}`);
    // Three near-duplicates with different facts, which no store merges.
    await workspace.store('Alice manages Bob and Carol');
    await workspace.store('Bob manages Alice and Carol');
    await workspace.store('Carol manages Alice and Bob');
    const { body } = await workspace.health();
    expect(body.signals).toMatchObject({
      total_memories: 5,
      stale_count: 0,
      overlong_count: 1,
      overlong_rate: 0.2,
      duplicate_count: 1,
      duplicate_rate: 0.2,
    });
    expect(body.top_issue_types).toEqual([
      { type: 'duplicate', count: 1 },
      { type: 'overlong', count: 1 },
    ]);
    expect(body.open_recommendations).toBe(0);
    expect(body.quality_score).toBe(88);
  });
});
