import { mergeOf } from './merge.js';

describe('mergeOf', () => {
  it('keeps the text that says all, whichever is older', () => {
    const [fuller, shorter] = ['Ana works at the port in Genoa as a crane driver.', 'Ana works at the port in Genoa.'];
    expect(mergeOf(fuller, shorter)).toEqual({ text: fuller, isSafe: true });
    expect(mergeOf(shorter, fuller)).toEqual({ text: fuller, isSafe: true });
  });

  it('does not merge a fact with the one that replaces it', () => {
    expect(mergeOf('The staging server listens on port 8080.', 'The staging server now listens on port 9090.')).toBeUndefined();
  });

  it('keeps both texts where it cannot tell what they have in common', () => {
    const [older, newer] = ['Ana keeps bees on her roof.', 'On the roof of her house, Ana has three hives.'];
    expect(mergeOf(older, newer)).toEqual({ text: `${older}\n${newer}`, isSafe: false });
  });

  it.each([
    ['Shelf 6 holds 20 boxes of screws.', 'Shelf 18 holds 56 boxes of screws.'],
    ['The invoice of Marta is late.', 'The invoice of Rita is late.'],
    ['Room B12 is booked on Monday.', 'Room C3 is booked on Monday.'],
  ])('does not merge what is about different things: %j and %j', (older, newer) =>
    expect([mergeOf(older, newer), mergeOf(newer, older)]).toEqual([undefined, undefined]),
  );
});
