import { haveOtherNames } from './other-names.js';

describe('haveOtherNames', () => {
  it.each([
    ['Carol lives in Bonn.', 'Carole lives in Kiel.'],
    ['Mr. Robert is in room 4.', 'Mr. Roberts is in room 7.'],
    ['Steven runs 5 km.', 'Stevens runs 8 km.'],
    ['Robert is in room 4.', 'Roberts is in room 7.'],
    ['The ring of Mary is gold.', 'The ring of Marie is silver.'],
    ['Le chien de Paul a 3 ans.', 'Le chien de Paule a 5 ans.'],
  ])('tells %j from %j', (a, b) => {
    expect(haveOtherNames(a, b)).toBe(true);
    expect(haveOtherNames(b, a)).toBe(true);
  });

  it.each([
    ['Carol lives in Bonn.', 'Carol lives in Kiel.'],
    ['The choir sings on Mondays.', 'The choir sings on Monday.'],
    ['Her name is Ann.', 'Her name is Anne, not Ann.'],
    ["Robert's room is 4.", 'Robert has room 7.'],
    ['Deploys are frozen on Fridays.', 'Deploy is frozen on Fridays.'],
    ['Deploys happen at noon.', 'Deploy happens at noon.'],
    ['Die Kollegen in Ulm sind krank.', 'Der Kollege in Ulm ist krank.'],
    ['Herr Ott pflegt den Teich.', 'Der Teich wird von Herrn Ott gepflegt.'],
    ['Errors are logged.', 'The log takes all errors.'],
    ['DO NOT USE CAPITALS', 'Do not use capital letters'],
    ['Carol lives in Bonn.', 'Otto lives in Bonn.'],
    ['Every visitor has a badge.', 'All visitors have a badge.'],
  ])('finds no other name in %j and %j', (a, b) => expect(haveOtherNames(a, b)).toBe(false));
});
