import { contentOf, saysAllOf } from './wording.js';

const says = (whole: string, part: string) => saysAllOf(contentOf(whole), contentOf(part));

it.each([
  ['The kickoff is on 10 May in Lisbon', 'Kickoff is now on 10 May', true],
  ['Ana likes tea and works at Acme', 'Ana works at Acme', true],
  ['Ana likes tea', 'Ana likes tea with milk', false],
  ['Ana pays Ben', 'Ben pays Ana', false],
  ['Visitors sign an NDA', 'Visitors do not sign an NDA', false],
  ['The limit is 40', 'The limit is 4', false],
  ['Lucía le enseña francés a Mateo', 'Mateo le enseña francés a Lucía', false],
  ['The kickoff is on 10 May', 'Sorry, actually the kickoff is on 10 May', true],
  ['The build is green', 'The build is green, the tests are wrong', false],
  ['Ana works at Acme', 'Ana left Acme', false],
  ["Anna's daughter plays the cello", "Anna's son plays the cello", false],
  ['anything', '', true],
])('saysAllOf of the contents of %j and %j returns %s', (whole, part, answer) => expect(says(whole, part)).toBe(answer));
