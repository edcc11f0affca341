import { newWorkspace } from '../../support/client.js';
import { describeOnPostgres, type TestDatabase } from '../../support/engines.js';
import { describeWithPgBouncer, type Pooler, startPgBouncer, WITHOUT_PGBOUNCER } from '../../support/pgbouncer.js';
import { type RunningService, runService, startService } from '../../support/service.js';

describeOnPostgres('PgBouncer', (engine) => {
  describeWithPgBouncer(`in front of the database${WITHOUT_PGBOUNCER}`, () => {
    let database: TestDatabase;
    let pooler: Pooler;
    let service: RunningService | undefined;
    beforeAll(async () => {
      database = await engine.create();
    });
    afterEach(async () => {
      await service?.stop();
      await pooler.stop();
    });
    afterAll(() => database?.drop());

    const behind = async (poolMode: 'session' | 'transaction') => {
      pooler = await startPgBouncer(database.env['DATABASE_URL']!, poolMode);
      return { ...database.env, DATABASE_URL: pooler.url };
    };

    it('gives sessions that serve many calls at once, in session mode', async () => {
      service = await startService(await behind('session'));
      const { store, retrieve } = await newWorkspace(service.url);
      const texts = Array.from({ length: 40 }, (_, n) => `Locker ${n} holds skis`);
      const stored = await Promise.all(texts.map((text) => store(text)));
      expect(stored.map(({ status }) => status)).toEqual(texts.map(() => 200));
      const found = await Promise.all(texts.map((_, n) => retrieve(`What does locker ${n} hold?`)));
      expect(found.map(({ body }) => body.memories[0]?.text)).toEqual(texts);
    });

    it('is refused in one line in transaction mode', async () => {
      const { code, output } = await runService(await behind('transaction'));
      expect(code).toBe(1);
      expect(output.trim().split('\n')).toEqual([
        expect.stringMatching(/DATABASE_URL must not go through a pooler in transaction or statement mode: use its session mode/),
      ]);
    });
  });
});
