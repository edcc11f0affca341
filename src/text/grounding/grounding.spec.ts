import { type Ungrounded, ungroundedIn } from './grounding.js';

const SAID = new Date('2026-03-02T10:00:00Z');
const ground = (text: string, speaker?: string) => ({ text, speaker, saidAt: SAID });

describe('what ungroundedIn finds in a fact', () => {
  it.each<[fact: string, told: string, found: Ungrounded | undefined]>([
    ['Ana lives in Lisbon.', 'I live in Lisbon', undefined],
    ['The user lives in Lisbon.', 'I live in Lisbon', undefined],
    ['Carlos lives in Lisbon.', 'I live in Lisbon', 'name'],
    ['Ana lives in Porto.', 'I live in Lisbon', 'name'],
    ['Ana has 3 cats.', 'I have three cats', undefined],
    ['Ana has 4 cats.', 'I have three cats', 'number'],
    ['Ana pays 1,200 euros for rent.', 'The rent is 1200 euros', undefined],
    ['Ana pays 12,000 euros for rent.', 'The rent is 1200 euros', 'number'],
    ['Ana has a dentist appointment on 3 March 2026.', 'dentist appointment tomorrow', undefined],
    ['Ana has a dentist appointment on March 3rd, 2026.', 'dentist appointment tomorrow', undefined],
    ['Ana has a dentist appointment on Tuesday, 2026-03-03.', 'dentist appointment tomorrow', undefined],
    ['Ana has a dentist appointment on 4 March 2026.', 'dentist appointment tomorrow', 'number'],
    ['Ana has a dentist appointment in April.', 'dentist appointment tomorrow', 'name'],
    ['Ana moved to Lisbon in 2025.', 'I moved to Lisbon last year', undefined],
    ['Ana moved to Lisbon in 2024.', 'I moved to Lisbon last year', 'number'],
    ['Ana started at the bakery in February 2026.', 'I started at the bakery last month', undefined],
    ['Ana flies to Rome on 9 March 2026.', 'I fly to Rome next Monday', undefined],
    ['Ana flies to Rome on 7 March 2026.', 'I fly to Rome next Saturday', undefined],
    ['Ana flies to Rome on 14 March 2026.', 'I fly to Rome next Saturday', undefined],
    ['Ana flies to Rome on 8 March 2026.', 'I fly to Rome next Saturday', 'number'],
    ['Ana flies to Rome on the 9th.', 'wait, the flight to Rome is on the 9th', undefined],
    ['Ana flies to Rome on day 9.', 'wait, the flight to Rome is on the 9th', undefined],
    ['Ana flies to Rome on day 8.', 'wait, the flight to Rome is on the 9th', 'number'],
    ["Ana's flight to Rome is late.", 'my flight to Rome is late', undefined],
    ["Carlo's flight to Rome is late.", 'my flight to Rome is late', 'name'],
    ["The flight of Ana's aunt is late.", 'the flight of my aunt is late', undefined],
    ["The flight of Carlo's aunt is late.", 'the flight of my aunt is late', 'name'],
    ['Ana is not allergic to nuts.', 'I am allergic to nuts', 'negation'],
    ['Ana is not allergic to nuts.', "I'm not allergic to nuts", undefined],
    ['Ana enjoys long walks through old forests.', 'I like tea', 'words'],
    ['Anna wohnt in Köln.', 'Ich bin Anna und wohne in Köln', undefined],
    ['', 'I live in Lisbon', undefined],
  ])('%j of %j: %s', (fact, told, found) => {
    expect(ungroundedIn(fact, { told: [ground(told, 'Ana')], around: [], timeZone: 'UTC' })).toBe(found);
  });

  it('takes names from the turns around, but no numbers', () => {
    const grounds = { told: [ground('She likes tea')], around: [ground('Where does Bea live? She is 40')], timeZone: 'UTC' };
    expect(ungroundedIn('Bea likes tea.', grounds)).toBeUndefined();
    expect(ungroundedIn('Bea, who is 40, likes tea.', grounds)).toBe('number');
  });

  it('reads days in the zone of the workspace', () => {
    const late = { text: 'The demo is tomorrow', saidAt: new Date('2026-03-02T23:30:00Z') };
    const inZone = (timeZone: string) => ungroundedIn('The demo is on 4 March.', { told: [late], around: [], timeZone });
    expect([inZone('Europe/Paris'), inZone('UTC')]).toEqual([undefined, 'number']);
  });
});
