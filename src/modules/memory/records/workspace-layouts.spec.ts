import { isFew } from './workspace-layouts.js';

describe('isFew', () => {
  it.each([
    { memories: 3_000, inPartition: 0, few: true },
    { memories: 3_001, inPartition: 3_001, few: false },
    { memories: 3_700, inPartition: 66_500, few: true },
    { memories: 60_000, inPartition: 66_500, few: false },
    { memories: 44_000, inPartition: 1_000_000, few: true },
    { memories: 45_000, inPartition: 1_000_000, few: false },
  ])('is $few for $memories of $inPartition', ({ memories, inPartition, few }) => {
    expect(isFew({ memories, inPartition })).toBe(few);
  });

  it('does not mind that a partition was never analysed', () => {
    expect(isFew({ memories: 10, inPartition: -1 })).toBe(true);
    expect(isFew({ memories: 5_000, inPartition: -1 })).toBe(false);
  });
});
