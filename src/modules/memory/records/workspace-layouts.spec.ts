import { mostCompared } from './workspace-layouts.js';

describe('mostCompared', () => {
  it.each([
    { memories: 3_000, inPartition: 0, few: true },
    { memories: 3_001, inPartition: 3_001, few: false },
    { memories: 3_700, inPartition: 66_500, few: true },
    { memories: 60_000, inPartition: 66_500, few: false },
    { memories: 44_000, inPartition: 1_000_000, few: true },
    { memories: 45_000, inPartition: 1_000_000, few: false },
  ])('is $few for $memories of $inPartition', ({ memories, inPartition, few }) => {
    expect(memories <= mostCompared({ memories, inPartition }, false)).toBe(few);
  });

  it('does not mind that a partition was never analysed', () => {
    expect(10 <= mostCompared({ memories: 10, inPartition: -1 }, false)).toBe(true);
    expect(5_000 <= mostCompared({ memories: 5_000, inPartition: -1 }, false)).toBe(false);
  });

  it('is less for the embedded database', () => {
    expect(mostCompared({ memories: 350, inPartition: 350 }, true)).toBe(350);
    expect(mostCompared({ memories: 3_500, inPartition: 3_500 }, true)).toBeCloseTo(1_107, 0);
  });
});
