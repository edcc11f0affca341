import { parcelsOf } from './line-parcels';

async function all(text: string) {
  const parcels = [];
  for await (const parcel of parcelsOf(new Blob([text]))) parcels.push(parcel);
  return parcels;
}

describe('parcelsOf', () => {
  it('sends 200 lines at most together, and knows how many are before them', async () => {
    const text = Array.from({ length: 450 }, (_, i) => `{"text":"memory ${i}"}`).join('\n');
    const parcels = await all(text);
    expect(parcels.map(({ before }) => before)).toEqual([0, 200, 400]);
    expect(parcels.map(({ lines }) => lines).join('')).toBe(`${text}\n`);
    expect(parcels.at(-1)?.bytes).toBe(text.length);
  });

  it('cuts long lines apart, never one of them, and counts empty ones', async () => {
    const long = 'ü'.repeat(300_000);
    const parcels = await all(`${long}\n\n${long}\n${long}\n`);
    expect(parcels.map(({ lines, before }) => [lines.length, before])).toEqual([
      [600_003, 0],
      [300_001, 3],
    ]);
  });

  it('has none for an empty file', async () => expect(await all('')).toEqual([]));
});
