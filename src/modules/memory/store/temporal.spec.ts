import { temporalOf } from './temporal.js';

const NOW = new Date('2026-05-15T18:30:00Z');

it.each([
  ['Standup moved to 3pm tomorrow', 'tomorrow', '2026-05-16T23:59:59.000Z'],
  ['Lunch with Ana today', 'today', '2026-05-15T23:59:59.000Z'],
  ['The offer is valid until 2026-06-30', 'until 2026-06-30', '2026-06-30T23:59:59.000Z'],
])('%j ends with its day', (text, rawText, validUntil) => {
  expect(temporalOf(text, NOW)).toEqual({ type: 'temporal', rawText, validUntil: new Date(validUntil) });
});

it.each(['Mira prefers tea', 'Standup every day, also tomorrow', 'The offer ended on 2024-01-01', 'due 2026-99-99'])(
  '%j is persistent',
  (text) => {
    expect(temporalOf(text, NOW)).toEqual({ type: 'persistent', rawText: text, validUntil: null });
  },
);

it('echoes at most 120 code points, never half of one', () => {
  expect([...temporalOf('😀'.repeat(500), NOW).rawText]).toHaveLength(120);
});
