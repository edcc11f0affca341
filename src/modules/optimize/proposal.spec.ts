import { mergedOf, proposalOf } from './proposal.js';

const memory = (id: number, text: string, day: number) => ({ id, text, validFrom: new Date(Date.UTC(2026, 0, day)) });

describe('proposalOf', () => {
  it('archives what is stale or expired', () => {
    for (const type of ['stale', 'expired'] as const)
      expect(proposalOf(type, [memory(1, 'The lift is out of order on Monday.', 1)], 'UTC')).toEqual({ action: 'archive' });
  });

  it('keeps the one of two memories that says all', () => {
    const short = memory(7, 'Ana works at the port in Genoa.', 1);
    const long = memory(9, 'Ana works at the port in Genoa as a crane driver.', 2);
    expect(proposalOf('duplicate', [short, long], 'UTC')).toEqual({ action: 'merge', text: long.text, keptId: 9 });
    expect(proposalOf('duplicate', [{ ...long, validFrom: new Date(0) }, short], 'UTC')).toMatchObject({ keptId: 9 });
  });

  it('proposes nothing for memories that contradict each other', () => {
    const memories = [
      memory(1, 'The staging server listens on port 8080.', 1),
      memory(2, 'The staging server now listens on port 9090.', 2),
    ];
    expect(proposalOf('duplicate', memories, 'UTC')).toBeUndefined();
  });

  it('proposes nothing for a text that is short enough', () => {
    expect(proposalOf('overlong', [memory(1, 'Short.', 1)], 'UTC')).toBeUndefined();
  });
});

describe('mergedOf', () => {
  it('gives the oldest memory a text that no memory has', () => {
    const memories = [
      memory(5, 'On the roof of her house, Ana has three hives.', 2),
      memory(3, 'Ana keeps bees on her roof.', 1),
    ];
    expect(mergedOf(memories, 'UTC')).toEqual({
      text: 'Ana keeps bees on her roof.\nOn the roof of her house, Ana has three hives.',
      keptId: 3,
      isSafe: false,
    });
  });

  it('does not merge what means another day by now', () => {
    const memories = [memory(1, 'The demo is tomorrow at 3 pm.', 1), memory(2, 'The demo is tomorrow at 3 pm in room 4.', 20)];
    expect(mergedOf(memories, 'UTC')).toBeUndefined();
  });

  it('refuses a text that is too long for a memory', () => {
    expect(mergedOf([memory(1, `a ${'x'.repeat(6_000)}`, 1), memory(2, `b ${'y'.repeat(6_000)}`, 2)], 'UTC')).toBeUndefined();
  });
});
