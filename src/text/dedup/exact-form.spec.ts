import fc from 'fast-check';
import { exactForm, exactHash } from './exact-form.js';

describe('exactForm', () => {
  it.each([
    ['Mira prefers tea over coffee', '  Mira prefers tea   over coffee.  '],
    ['\tInvoice contact:   Ruth \n', 'invoice contact: ruth'],
    ['… Kenji is left-handed', 'Kenji is left-handed…'],
    ['(Lea owns the glossary)', 'lea owns the glossary'],
    ['"Ship on green only"', '“Ship on green only”'],
    ['Café Zoë', 'Cafe\u0301 Zoe\u0308'],
    ['Hauptstraße 5', 'HAUPTSTRASSE 5'],
    ['ΟΔΟΣ', 'οδος'],
    ['- buy milk', 'buy milk!'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
  ])('is the same for %j and %j', (a, b) => expect(exactForm(a)).toBe(exactForm(b)));

  it.each([
    ['He writes C', 'He writes C#'],
    ['He writes C', 'He writes C++'],
    ['The raise is 5', 'The raise is 5%'],
    ['-5 degrees', '5 degrees'],
    ['.5 litres', '5 litres'],
    ['call f', 'call f()'],
    ['!', '?'],
    [' ', '\n'],
    ['kır', 'kir'],
    ['I do', 'I do not'],
    ['The field is 10² m', 'The field is 102 m'],
    ['H₂O', 'H2O'],
  ])('differs between %j and %j', (a, b) => expect(exactForm(a)).not.toBe(exactForm(b)));

  it('is never empty, and does not depend on white space around a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(exactForm(text)).not.toBe('');
        const padded = ` \t${text}\n `;
        // A text of nothing but white space keeps it.
        if (text.trim()) expect(exactHash(padded)).toEqual(exactHash(text));
      }),
    );
  });
});
