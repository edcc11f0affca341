import { useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

/** The number of ids that one workspace draws. Between two of them, others draw up to four. */
const DRAWS = 300;
const others = (draw: number): number => draw % 5;

describe.each(engines)('ids on $name', (engine) => {
  const database = useDatabase(engine);

  const draw = async (sequence: string, count: number): Promise<number[]> => {
    const rows: { id: number }[] = await database().dataSource.query(
      'SELECT next_id($1::text::regclass) AS id FROM generate_series(1, $2)',
      [sequence, count],
    );
    return rows.map(({ id }) => id);
  };
  /** Draws in turns with others, each time in another millisecond. */
  const drawInTurns = async (): Promise<number[]> => {
    const own: number[] = [];
    for (let turn = 0; turn < DRAWS; turn++) {
      await database().dataSource.query('SELECT pg_sleep(.0015)');
      own.push(...(await draw('memories_id_seq', 1)));
      await draw('memories_id_seq', others(turn));
    }
    return own;
  };

  it.each(['memories_id_seq', 'event_batches_id_seq', 'outbox_events_id_seq'])(
    'of %s are never given twice, and grow',
    async (name) => {
      const ids = [...(await draw(name, 1_000)), ...(await draw(name, 1_000))];
      expect(new Set(ids).size).toBe(2_000);
      expect(ids.every(Number.isSafeInteger)).toBe(true);
      await database().dataSource.query('SELECT pg_sleep(.002)');
      const [later] = await draw(name, 1);
      expect(later).toBeGreaterThan(Math.max(...ids));
    },
  );

  it('do not tell how many others were given', async () => {
    const ids = await drawInTurns();
    const between = ids.slice(1).map((id, turn) => ({ apart: id - ids[turn]!, given: others(turn) }));
    // What the sequence itself, or its last digits below the time, would tell.
    for (const modulo of [Number.MAX_SAFE_INTEGER, 4_096, 2_048]) {
      const told = between.filter(({ apart, given }) => (apart - 1 + modulo) % modulo === given);
      expect(told.length).toBeLessThan(DRAWS / 20);
    }
  });
});
